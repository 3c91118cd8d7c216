/* Members of objects, and how many of them or of other parts there are. */

/* INVALID: there is none, and `found` is NULL. */
static inline int look_up(PyObject *value, PyObject *key, PyObject **found) {
    *found = NULL;
    if (UNLIKELY(!IS(value, PyDict_Type))) return UNKNOWN;
    *found = PyDict_GetItemWithError(value, key);
    if (*found != NULL) return VALID;
    return PyErr_Occurred() ? FAILED : INVALID;
}

static inline int has(PyObject *value, PyObject *key) {
    return IS(value, PyDict_Type) ? PyDict_Contains(value, key) : UNKNOWN;
}

/* Whether one of its names is one that the function `number_of` has a number for. */
static inline int has_any(PyObject *value, int (*number_of)(PyObject *)) {
    Py_ssize_t at = 0;
    PyObject *key;
    int verdict = INVALID;
    if (!IS(value, PyDict_Type)) return UNKNOWN;
    while (PyDict_Next(value, &at, &key, NULL)) {
        int number = number_of(key);
        if (number >= 0) return VALID;
        if (number == UNKNOWN) verdict = UNKNOWN;
    }
    return verdict;
}

static inline Py_ssize_t length(PyObject *value) {
    if (IS(value, PyUnicode_Type)) return PyUnicode_GET_LENGTH(value);
    if (IS(value, PyList_Type)) return PyList_GET_SIZE(value);
    return IS(value, PyDict_Type) ? PyDict_GET_SIZE(value) : UNKNOWN;
}
