/* Numbers. */

/* What Python says of two numbers. NaN is neither less nor more, so it matters how that is asked. */
static RARE int compare_slowly(PyObject *value, PyObject *other, int operation) {
    if (!IS(value, PyLong_Type) && !IS(value, PyFloat_Type)) return UNKNOWN;
    if (IS(value, PyFloat_Type) && isnan(PyFloat_AS_DOUBLE(value))) return UNKNOWN;
    return PyObject_RichCompareBool(value, other, operation);
}

#define COMPARED(left, right, operation) \
    ((operation) == Py_LT ? (left) < (right) : (operation) == Py_LE ? (left) <= (right) \
     : (operation) == Py_GT ? (left) > (right) : (left) >= (right))

/* `limit` is the whole number of `other`, which a double holds exactly. */
static inline int compare_whole(PyObject *value, long long limit, PyObject *other, int operation) {
    if (IS(value, PyLong_Type)) {
        int overflow;
        long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
        if (!overflow) return COMPARED(number, limit, operation);
    } else if (IS(value, PyFloat_Type)) {
        double number = PyFloat_AS_DOUBLE(value);
        if (!isnan(number)) return COMPARED(number, (double)limit, operation);
    }
    return compare_slowly(value, other, operation);
}

/* Whether it is a whole number below 2 ** 53, which is `whole` then. */
static inline int whole_number(PyObject *value, long long *whole) {
    if (IS(value, PyLong_Type)) {
        int overflow;
        *whole = PyLong_AsLongLongAndOverflow(value, &overflow);
        return !overflow;
    }
    double number = PyFloat_AS_DOUBLE(value);
    if (!is_whole(number) || fabs(number) >= 9007199254740992.0) return 0;
    *whole = (long long)number;
    return 1;
}

/* Whether it is the float `number`, which is not whole. */
static inline int is_number(PyObject *value, double number) {
    return IS(value, PyFloat_Type) && PyFloat_AS_DOUBLE(value) == number;
}

/* As `multiple_of` in Python: UNKNOWN where more than 15 digits count. Both numbers are
   positive and below 10 ** 15. */
static int is_multiple(PyObject *value, long long numerator, long long denominator) {
    const double exact = 1e15;
    if (IS(value, PyLong_Type)) {
        int overflow;
        long long number = PyLong_AsLongLongAndOverflow(value, &overflow);
        if (overflow) return UNKNOWN;
        if (number > LLONG_MAX / denominator || number < -LLONG_MAX / denominator) return UNKNOWN;
        return number * denominator % numerator == 0;
    }
    if (!IS(value, PyFloat_Type)) return UNKNOWN;
    double number = PyFloat_AS_DOUBLE(value);
    if (!(-exact < number && number < exact)) return UNKNOWN;
    double nearest = nearbyint(number * (double)denominator / (double)numerator);
    if (!(-exact < nearest && nearest < exact)) return UNKNOWN;
    double multiple = nearest * (double)numerator;
    if (!(-exact < multiple && multiple < exact)) return UNKNOWN;
    return multiple / (double)denominator == number;
}
