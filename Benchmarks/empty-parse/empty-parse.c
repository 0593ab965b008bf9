/* The yardstick: how fast libxml2 alone reads the same bytes, one core, SAX2, handlers that do nothing.
 *
 * Files are mapped and split at each `<?xml` declaration; every document is one parse.
 *   push    a new push parser a document, 64 KiB chunks (what a streaming reader would do)
 *   memory  xmlCtxtReadMemory with one reused context and dictionary (the fastest form that 2.9 offers)
 * Handlers: `empty` are real functions without a body, so libxml2 prepares every argument and makes every
 * call; `null` leaves the pointers out, and libxml2 skips that work; `count` is not timed for the table, it shows that both
 * forms saw the same elements and characters.
 * Options: XML_PARSE_NONET and nothing else. External entities are refused. MB is 10^6 bytes.
 *
 * usage: empty-parse push|memory empty|null|count FILE...      one line of JSON
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024 };

static unsigned long elements, characterBytes;

static void startElement(void *c, const xmlChar *n, const xmlChar *p, const xmlChar *u, int ns, const xmlChar **nsv,
                         int na, int nd, const xmlChar **a) {
  (void)c, (void)n, (void)p, (void)u, (void)ns, (void)nsv, (void)na, (void)nd, (void)a;
}
static void endElement(void *c, const xmlChar *n, const xmlChar *p, const xmlChar *u) {
  (void)c, (void)n, (void)p, (void)u;
}
static void characters(void *c, const xmlChar *s, int n) { (void)c, (void)s, (void)n; }
static void text(void *c, const xmlChar *s) { (void)c, (void)s; }
static void instruction(void *c, const xmlChar *t, const xmlChar *d) { (void)c, (void)t, (void)d; }
static void document(void *c) { (void)c; }
static void subset(void *c, const xmlChar *n, const xmlChar *e, const xmlChar *s) { (void)c, (void)n, (void)e, (void)s; }
static void entityDeclaration(void *c, const xmlChar *n, int t, const xmlChar *p, const xmlChar *s, xmlChar *v) {
  (void)c, (void)n, (void)t, (void)p, (void)s, (void)v;
}
static void unparsed(void *c, const xmlChar *n, const xmlChar *p, const xmlChar *s, const xmlChar *o) {
  (void)c, (void)n, (void)p, (void)s, (void)o;
}
static void problem(void *c, xmlErrorPtr e) { (void)c, (void)e; }

static void countStart(void *c, const xmlChar *n, const xmlChar *p, const xmlChar *u, int ns, const xmlChar **nsv,
                       int na, int nd, const xmlChar **a) {
  (void)c, (void)n, (void)p, (void)u, (void)ns, (void)nsv, (void)na, (void)nd, (void)a;
  elements++;
}
static void countCharacters(void *c, const xmlChar *s, int n) { (void)c, (void)s, characterBytes += (unsigned long)n; }

static xmlParserInputPtr refuse(const char *u, const char *i, xmlParserCtxtPtr c) {
  (void)u, (void)i, (void)c;
  return NULL;
}

static xmlSAXHandler handlers(const char *kind) {
  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  sax.serror = problem;
  if (strcmp(kind, "null") == 0) return sax;
  sax.startDocument = document;
  sax.endDocument = document;
  sax.internalSubset = subset;
  sax.externalSubset = subset;
  sax.entityDecl = entityDeclaration;
  sax.unparsedEntityDecl = unparsed;
  sax.startElementNs = startElement;
  sax.endElementNs = endElement;
  sax.characters = characters;
  sax.ignorableWhitespace = characters;
  sax.cdataBlock = characters;
  sax.reference = text;
  sax.comment = text;
  sax.processingInstruction = instruction;
  if (strcmp(kind, "count") == 0) {
    sax.startElementNs = countStart;
    sax.characters = sax.ignorableWhitespace = sax.cdataBlock = countCharacters;
  }
  return sax;
}

static int parsePush(xmlSAXHandler *sax, const char *bytes, size_t length) {
  xmlParserCtxtPtr context = xmlCreatePushParserCtxt(sax, NULL, NULL, 0, NULL);
  if (!context) exit(1);
  xmlCtxtUseOptions(context, XML_PARSE_NONET);
  for (size_t at = 0; at < length; at += CHUNK) {
    size_t some = length - at < CHUNK ? length - at : CHUNK;
    if (xmlParseChunk(context, bytes + at, (int)some, 0)) break;
  }
  xmlParseChunk(context, NULL, 0, 1);
  int wellFormed = context->wellFormed;
  xmlFreeDoc(context->myDoc);
  xmlFreeParserCtxt(context);
  return wellFormed;
}

static int parseMemory(xmlParserCtxtPtr context, const char *bytes, size_t length) {
  xmlDocPtr tree = xmlCtxtReadMemory(context, bytes, (int)length, NULL, NULL, XML_PARSE_NONET);
  int wellFormed = context->wellFormed;
  if (tree) xmlFreeDoc(tree);
  return wellFormed;
}

static const char *next(const char *from, const char *end) {
  while (from < end) {
    const char *found = memmem(from, (size_t)(end - from), "<?xml", 5);
    if (!found || found + 6 > end) return end;
    if (found[5] == ' ' || found[5] == '\t' || found[5] == '\r' || found[5] == '\n') return found;
    from = found + 5;
  }
  return end;
}

int main(int count, char **names) {
  if (count < 4 || (strcmp(names[1], "push") && strcmp(names[1], "memory"))) {
    fprintf(stderr, "usage: empty-parse push|memory empty|null|count FILE...\n");
    return 64;
  }
  int push = strcmp(names[1], "push") == 0;
  xmlInitParser();
  xmlSetExternalEntityLoader(refuse);
  xmlSAXHandler sax = handlers(names[2]);
  xmlParserCtxtPtr context = xmlNewParserCtxt();
  *context->sax = sax;

  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  unsigned long documents = 0, broken = 0, bytes = 0;
  for (int i = 3; i < count; i++) {
    int file = open(names[i], O_RDONLY);
    struct stat about;
    if (file < 0 || fstat(file, &about) < 0) return perror(names[i]), 1;
    if (about.st_size == 0) continue;
    size_t size = (size_t)about.st_size;
    char *map = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (map == MAP_FAILED) return perror(names[i]), 1;
    madvise(map, size, MADV_SEQUENTIAL);
    close(file);
    const char *limit = map + size, *from = next(map, limit);
    if (from == limit) from = map; /* no declaration at all: one document */
    while (from < limit) {
      const char *to = next(from + 5, limit);
      size_t length = (size_t)(to - from);
      int good = push ? parsePush(&sax, from, length) : parseMemory(context, from, length);
      documents++;
      broken += !good;
      from = to;
    }
    bytes += size;
    munmap(map, size);
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  double seconds = (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  printf("{\"name\": \"empty parse, %s, %s handlers\", \"version\": \"libxml2 %s\", \"processes\": 1, \"documents\": %lu, "
         "\"failed\": %lu, \"bytes\": %lu, \"seconds\": %.3f, \"megabytesPerSecond\": %.1f, \"peakMegabytes\": %.1f",
         names[1], names[2], LIBXML_DOTTED_VERSION, documents, broken, bytes, seconds, (double)bytes / seconds / 1e6,
         (double)used.ru_maxrss * 1024 / 1e6);
  if (elements) printf(", \"elements\": %lu, \"characterBytes\": %lu", elements, characterBytes);
  printf("}\n");
  context->myDoc = NULL;
  xmlFreeParserCtxt(context);
  return 0;
}
