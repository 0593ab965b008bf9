// The inner loops of training, in C so that the compiler's vectors of the processor at hand can be used (decision 0040).
//
// A panel is a table of sixteen labels side by side: for each row sixteen floats in a row. Rows are features, with one more at the end for the intercept, or documents.
#ifndef PATCORPUS_CTRAINING_H
#define PATCORPUS_CTRAINING_H

#include <stdint.h>

#define PATCORPUS_LANES 16

// Compressed sparse rows.
typedef struct {
    int64_t features;
    const int64_t *starts;
    const int32_t *columns;
    const float *values;
} patcorpus_sparse;

// The loss of docs/training.md: see LossShape in Swift, whose names these are.
typedef struct {
    double positive_factor, negative_factor, positive_gamma, negative_gamma, negative_scale, clip;
    // By label, as many as the width.
    const double *label_weights, *shifts;
    // Re-balancing: by label; NULL for none.
    const double *inverse_counts;
    double alpha, beta, mu;
    // By document: one over the sum of its labels' inverse counts, infinite where it has none; NULL without re-balancing.
    const double *document_factors;
    // By document; NULL where all are 1.
    const float *document_weights;
} patcorpus_loss;

// z = panel of intercept and features times the documents; `rows` says which documents, NULL for the first `count`.
void patcorpus_panel_forward(const patcorpus_sparse *x, const int32_t *rows, int64_t count, const float *weights, float *z);
// gradient += the documents' transpose times g.
void patcorpus_panel_backward(const patcorpus_sparse *x, const int32_t *rows, int64_t count, const float *g, float *gradient);
// diagonal += the squares of the documents' numbers, transposed, times h.
void patcorpus_panel_squares(const patcorpus_sparse *x, int64_t count, const float *h, float *diagonal);

// By lane, the sum over the rows of a times b.
void patcorpus_lane_dot(int64_t rows, const float *a, const float *b, double *sums);
// y += factor * x, a factor a lane.
void patcorpus_lane_add(int64_t rows, const double *factors, const float *x, float *y);
// y = x + factor * y, a factor a lane.
void patcorpus_lane_turn(int64_t rows, const double *factors, const float *x, float *y);
// y = x * z, number by number.
void patcorpus_multiply(int64_t count, const float *x, const float *z, float *y);
// y = x / z, number by number.
void patcorpus_divide(int64_t count, const float *x, const float *z, float *y);
// y = factor * x.
void patcorpus_scale(int64_t count, float factor, const float *x, float *y);

// Adds each label's loss to `values` (by label; may be NULL) and writes the derivatives by the logits (may be NULL).
// z and gradient have `stride` numbers a row; y, with `stride` too, is indexed by document. The width is a multiple of eight.
void patcorpus_loss_gradient(
    const patcorpus_loss *loss, const int32_t *rows, int64_t count, int64_t width, int64_t stride, const float *z, const uint8_t *y,
    double *values, float *gradient);
// A curvature of the loss by the logits: the slope of its derivative between z - 1/16 and z + 1/16, at least `floor` times the document's weight.
void patcorpus_loss_curvature(
    const patcorpus_loss *loss, int64_t count, int64_t width, int64_t stride, const float *z, const uint8_t *y, double floor,
    float *curvature);

// One step of Adam with decoupled weight decay; sets the gradient to zero.
void patcorpus_adamw(
    int64_t count, float *weights, float *gradient, float *first, float *second, float rate, float beta1, float beta2, float epsilon,
    float correction1, float correction2, float decay);

// z = max(z + intercept, 0) by row.
void patcorpus_rectify(int64_t rows, int64_t width, const float *intercepts, float *z);
// z += intercept by row.
void patcorpus_add_intercepts(int64_t rows, int64_t width, const float *intercepts, float *z);
// gradient is set to zero where the activation is zero.
void patcorpus_rectify_gradient(int64_t count, const float *activation, float *gradient);
// sums = the sum of each column.
void patcorpus_column_sums(int64_t rows, int64_t width, const float *z, float *sums);
// The name of the instructions in use: avx512, avx2 or baseline.
const char *patcorpus_training_instructions(void);

#endif
