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

static inline Py_ssize_t length(PyObject *value) {
    if (IS(value, PyUnicode_Type)) return PyUnicode_GET_LENGTH(value);
    if (IS(value, PyList_Type)) return PyList_GET_SIZE(value);
    return IS(value, PyDict_Type) ? PyDict_GET_SIZE(value) : UNKNOWN;
}
