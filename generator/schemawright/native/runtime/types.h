/* Types: the seven that json.loads gives, and nothing else. */

#define IS(value, type) (Py_TYPE(value) == &type)

enum {
    OBJECT = 1,
    ARRAY = 2,
    STRING = 4,
    BOOLEAN = 8,
    NULLS = 16,
    STRICT_INTEGER = 32, /* draft 4's: 1.0 is none */
    INTEGER = 64,
    NUMBER = 128
};

/* Whether it is of exactly one of the seven types. Python knows what the others are. */
static int is_plain(PyObject *value) {
    return IS(value, PyUnicode_Type) || IS(value, PyDict_Type) || IS(value, PyList_Type)
           || IS(value, PyLong_Type) || IS(value, PyBool_Type) || value == Py_None
           || IS(value, PyFloat_Type);
}

static inline int is_whole(double number) { return isfinite(number) && floor(number) == number; }

/* Whether it is of one of the types in `types`, which is a constant. */
static inline int is_of(PyObject *value, int types) {
    if ((types & STRING) && IS(value, PyUnicode_Type)) return VALID;
    if ((types & OBJECT) && IS(value, PyDict_Type)) return VALID;
    if ((types & ARRAY) && IS(value, PyList_Type)) return VALID;
    if ((types & (STRICT_INTEGER | INTEGER | NUMBER)) && IS(value, PyLong_Type)) return VALID;
    if ((types & BOOLEAN) && IS(value, PyBool_Type)) return VALID;
    if ((types & NULLS) && value == Py_None) return VALID;
    if ((types & (INTEGER | NUMBER)) && IS(value, PyFloat_Type))
        return (types & NUMBER) || is_whole(PyFloat_AS_DOUBLE(value));
    return is_plain(value) ? INVALID : UNKNOWN;
}
