/* Strings, as they are compared with constants. */

#if PY_VERSION_HEX < 0x030C0000
#define IS_TEXT(text) (IS(text, PyUnicode_Type) && PyUnicode_IS_READY(text))
#else
#define IS_TEXT(text) IS(text, PyUnicode_Type)
#endif

/* Almost all are plain ASCII: then length and bytes tell them apart. */
#define IS_ASCII(text) PyUnicode_IS_COMPACT_ASCII(text)
#define ASCII_DATA(text) ((const char *)((PyASCIIObject *)(text) + 1))

/* Both are exact strings. */
static inline int same_text(PyObject *one, PyObject *other) {
    if (one == other) return VALID;
    Py_ssize_t size = PyUnicode_GET_LENGTH(one);
    if (size != PyUnicode_GET_LENGTH(other)) return INVALID;
    int kind = PyUnicode_KIND(one);
    if (kind != (int)PyUnicode_KIND(other)) return INVALID;
    return memcmp(PyUnicode_DATA(one), PyUnicode_DATA(other), (size_t)size * kind) == 0;
}

static inline int is_text(PyObject *value, PyObject *text) {
    if (value == text) return VALID;
    if (IS_TEXT(value)) return same_text(value, text);
    return is_plain(value) ? INVALID : UNKNOWN;
}

/* Whether it is a string that the function `number_of` has a number for. */
static inline int is_among(PyObject *value, int (*number_of)(PyObject *)) {
    int number = number_of(value);
    if (number >= 0) return VALID;
    return number == -1 || is_plain(value) ? INVALID : UNKNOWN;
}

static inline int starts(PyObject *value, PyObject *prefix) {
    if (!IS_TEXT(value)) return UNKNOWN;
    Py_ssize_t size = PyUnicode_GET_LENGTH(prefix);
    if (size > PyUnicode_GET_LENGTH(value)) return INVALID;
    if (PyUnicode_KIND(value) == PyUnicode_KIND(prefix))
        return memcmp(PyUnicode_DATA(value), PyUnicode_DATA(prefix),
                      (size_t)size * PyUnicode_KIND(prefix)) == 0;
    return PyUnicode_Tailmatch(value, prefix, 0, PyUnicode_GET_LENGTH(value), -1) == 1;
}

static inline int ends(PyObject *value, PyObject *suffix) {
    if (!IS_TEXT(value)) return UNKNOWN;
    return PyUnicode_Tailmatch(value, suffix, 0, PyUnicode_GET_LENGTH(value), 1) == 1;
}

static inline int holds(PyObject *value, PyObject *part) {
    return IS_TEXT(value) ? PyUnicode_Contains(value, part) : UNKNOWN;
}
