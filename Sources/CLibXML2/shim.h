// Debian's libxml2 is built with ICU; ICU's headers clash with Foundation's. Undefining the macro hides them, and nothing
// here touches xmlCharEncodingHandler, whose layout depends on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/dict.h>
#include <libxml/entities.h>
#include <libxml/xmlerror.h>
