// A small C interface to Debian's libsimdjson 3.0, DOM part, for Swift: no C++ type and no exception crosses it.
#ifndef PATCORPUS_SIMDJSON_C_H
#define PATCORPUS_SIMDJSON_C_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct patcorpus_json_parser patcorpus_json_parser;

// A place in the parser's document; valid until the next parse.
typedef struct {
    const void *document;
    size_t index;
} patcorpus_json_element;

typedef enum {
    PATCORPUS_JSON_NULL,
    PATCORPUS_JSON_BOOLEAN,
    PATCORPUS_JSON_INT64,
    PATCORPUS_JSON_UINT64,
    PATCORPUS_JSON_DOUBLE,
    PATCORPUS_JSON_STRING,
    PATCORPUS_JSON_ARRAY,
    PATCORPUS_JSON_OBJECT
} patcorpus_json_kind;

// Where an iteration is, and where it ends; `next` moves it.
typedef struct {
    patcorpus_json_element at;
    size_t end;
} patcorpus_json_cursor;

// NULL without memory.
patcorpus_json_parser *patcorpus_json_create(size_t max_depth);
void patcorpus_json_free(patcorpus_json_parser *parser);

// Parses a copy of `bytes`. Returns 0 and sets `root`, or one of simdjson's error codes.
int patcorpus_json_parse(patcorpus_json_parser *parser, const uint8_t *bytes, size_t length, patcorpus_json_element *root);
const char *patcorpus_json_error_message(int code);
bool patcorpus_json_error_is_depth(int code);

patcorpus_json_kind patcorpus_json_kind_of(patcorpus_json_element element);
bool patcorpus_json_boolean(patcorpus_json_element element);
int64_t patcorpus_json_int64(patcorpus_json_element element);
uint64_t patcorpus_json_uint64(patcorpus_json_element element);
// Of any number.
double patcorpus_json_double(patcorpus_json_element element);
// UTF-8, unescaped; in the parser's memory.
const char *patcorpus_json_string(patcorpus_json_element element, size_t *length);

// The number of members or elements, at most 0xFFFFFF.
size_t patcorpus_json_count(patcorpus_json_element element);
patcorpus_json_cursor patcorpus_json_array_cursor(patcorpus_json_element array);
bool patcorpus_json_array_next(patcorpus_json_cursor *cursor, patcorpus_json_element *element);
patcorpus_json_cursor patcorpus_json_object_cursor(patcorpus_json_element object);
bool patcorpus_json_object_next(
    patcorpus_json_cursor *cursor, const char **key, size_t *key_length, patcorpus_json_element *value);
// The first member with that key, compared byte by byte.
bool patcorpus_json_member(
    patcorpus_json_element object, const char *key, size_t key_length, patcorpus_json_element *value);

// True for well-formed UTF-8 (simdjson has one of the fastest validators).
bool patcorpus_is_utf8(const uint8_t *bytes, size_t length);

#ifdef __cplusplus
}
#endif

#endif
