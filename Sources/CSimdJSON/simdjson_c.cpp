#include "simdjson_c.h"

#include <cstring>
#include <new>
#include <simdjson.h>
#include <string_view>
#include <type_traits>

using namespace simdjson;

// An element and an iterator are a document's address and a place on its tape: they cross as those two words.
template <typename T>
static T from_words(patcorpus_json_element words) {
    static_assert(sizeof(T) == sizeof(words) && std::is_trivially_copyable<T>::value, "simdjson changed its layout");
    T value;
    std::memcpy(static_cast<void *>(&value), &words, sizeof value);
    return value;
}

template <typename T>
static patcorpus_json_element to_words(const T &value) {
    static_assert(sizeof(T) == sizeof(patcorpus_json_element), "simdjson changed its layout");
    patcorpus_json_element words;
    std::memcpy(&words, static_cast<const void *>(&value), sizeof words);
    return words;
}

struct patcorpus_json_parser {
    dom::parser parser;
    size_t max_depth;
    size_t capacity = 0;
};

extern "C" {

patcorpus_json_parser *patcorpus_json_create(size_t max_depth) {
    auto *made = new (std::nothrow) patcorpus_json_parser;
    if (made) made->max_depth = max_depth;
    return made;
}

void patcorpus_json_free(patcorpus_json_parser *parser) { delete parser; }

int patcorpus_json_parse(
    patcorpus_json_parser *parser, const uint8_t *bytes, size_t length, patcorpus_json_element *root) {
    if (length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF) {
        bytes += 3;
        length -= 3;
    }
    try {
        // simdjson keeps the depth of the first allocation only while it does not grow by itself: grow it here.
        if (length > parser->capacity || parser->capacity == 0) {
            size_t wanted = parser->capacity == 0 ? 4096 : parser->capacity;
            while (wanted < length) wanted *= 2;
            if (wanted > SIMDJSON_MAXSIZE_BYTES) wanted = SIMDJSON_MAXSIZE_BYTES;
            if (length > wanted) return CAPACITY;
            if (auto error = parser->parser.allocate(wanted, parser->max_depth)) return error;
            parser->capacity = wanted;
        }
        dom::element element;
        auto error = parser->parser.parse(bytes, length, true).get(element);
        if (error) return error;
        *root = to_words(element);
        return SUCCESS;
    } catch (...) {
        return UNEXPECTED_ERROR;
    }
}

const char *patcorpus_json_error_message(int code) { return error_message(static_cast<error_code>(code)); }
bool patcorpus_json_error_is_depth(int code) { return code == DEPTH_ERROR; }

patcorpus_json_kind patcorpus_json_kind_of(patcorpus_json_element element) {
    switch (from_words<dom::element>(element).type()) {
    case dom::element_type::BOOL: return PATCORPUS_JSON_BOOLEAN;
    case dom::element_type::INT64: return PATCORPUS_JSON_INT64;
    case dom::element_type::UINT64: return PATCORPUS_JSON_UINT64;
    case dom::element_type::DOUBLE: return PATCORPUS_JSON_DOUBLE;
    case dom::element_type::STRING: return PATCORPUS_JSON_STRING;
    case dom::element_type::ARRAY: return PATCORPUS_JSON_ARRAY;
    case dom::element_type::OBJECT: return PATCORPUS_JSON_OBJECT;
    default: return PATCORPUS_JSON_NULL;
    }
}

bool patcorpus_json_boolean(patcorpus_json_element element) {
    bool value = false;
    (void)from_words<dom::element>(element).get_bool().get(value);
    return value;
}

int64_t patcorpus_json_int64(patcorpus_json_element element) {
    int64_t value = 0;
    (void)from_words<dom::element>(element).get_int64().get(value);
    return value;
}

uint64_t patcorpus_json_uint64(patcorpus_json_element element) {
    uint64_t value = 0;
    (void)from_words<dom::element>(element).get_uint64().get(value);
    return value;
}

double patcorpus_json_double(patcorpus_json_element element) {
    double value = 0;
    (void)from_words<dom::element>(element).get_double().get(value);
    return value;
}

const char *patcorpus_json_string(patcorpus_json_element element, size_t *length) {
    std::string_view value;
    (void)from_words<dom::element>(element).get_string().get(value);
    *length = value.size();
    return value.data();
}

size_t patcorpus_json_count(patcorpus_json_element element) {
    auto value = from_words<dom::element>(element);
    dom::array array;
    if (!value.get_array().get(array)) return array.size();
    dom::object object;
    if (!value.get_object().get(object)) return object.size();
    return 0;
}

patcorpus_json_cursor patcorpus_json_array_cursor(patcorpus_json_element element) {
    dom::array array;
    if (from_words<dom::element>(element).get_array().get(array)) return {element, element.index};
    return {to_words(array.begin()), to_words(array.end()).index};
}

bool patcorpus_json_array_next(patcorpus_json_cursor *cursor, patcorpus_json_element *element) {
    if (cursor->at.index >= cursor->end) return false;
    auto iterator = from_words<dom::array::iterator>(cursor->at);
    *element = to_words(*iterator);
    cursor->at = to_words(++iterator);
    return true;
}

patcorpus_json_cursor patcorpus_json_object_cursor(patcorpus_json_element element) {
    dom::object object;
    if (from_words<dom::element>(element).get_object().get(object)) return {element, element.index};
    return {to_words(object.begin()), to_words(object.end()).index};
}

bool patcorpus_json_object_next(
    patcorpus_json_cursor *cursor, const char **key, size_t *key_length, patcorpus_json_element *value) {
    if (cursor->at.index >= cursor->end) return false;
    auto iterator = from_words<dom::object::iterator>(cursor->at);
    std::string_view name = iterator.key();
    *key = name.data();
    *key_length = name.size();
    *value = to_words(iterator.value());
    cursor->at = to_words(++iterator);
    return true;
}

bool patcorpus_json_member(
    patcorpus_json_element element, const char *key, size_t key_length, patcorpus_json_element *value) {
    dom::object object;
    if (from_words<dom::element>(element).get_object().get(object)) return false;
    dom::element found;
    if (object.at_key(std::string_view(key, key_length)).get(found)) return false;
    *value = to_words(found);
    return true;
}

bool patcorpus_is_utf8(const uint8_t *bytes, size_t length) {
    return validate_utf8(reinterpret_cast<const char *>(bytes), length);
}

}  // extern "C"
