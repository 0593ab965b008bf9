#include "copenblas.h"

#include <dlfcn.h>

// Where each routine lies once the library is loaded.
static struct {
    __typeof__(&cblas_sgemm) sgemm;
    __typeof__(&cblas_dgemm) dgemm;
    __typeof__(&cblas_ssyrk) ssyrk;
    __typeof__(&cblas_dsyrk) dsyrk;
    __typeof__(&openblas_set_num_threads) set_num_threads;
    __typeof__(&openblas_get_corename) get_corename;
    __typeof__(&dsyevd_) dsyevd;
    __typeof__(&sgeqrf_) sgeqrf;
    __typeof__(&sorgqr_) sorgqr;
    __typeof__(&dgesdd_) dgesdd;
    __typeof__(&dposv_) dposv;
} routines;

const char *patcorpus_openblas_load(void) {
    void *library = dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
    if (!library) return dlerror();
#define FIND(member, name) \
    if (!(*(void **)&routines.member = dlsym(library, name))) return dlerror()
    FIND(sgemm, "cblas_sgemm");
    FIND(dgemm, "cblas_dgemm");
    FIND(ssyrk, "cblas_ssyrk");
    FIND(dsyrk, "cblas_dsyrk");
    FIND(set_num_threads, "openblas_set_num_threads");
    FIND(get_corename, "openblas_get_corename");
    FIND(dsyevd, "dsyevd_");
    FIND(sgeqrf, "sgeqrf_");
    FIND(sorgqr, "sorgqr_");
    FIND(dgesdd, "dgesdd_");
    FIND(dposv, "dposv_");
#undef FIND
    return 0;
}

void cblas_sgemm(
    enum CBLAS_ORDER order, enum CBLAS_TRANSPOSE transa, enum CBLAS_TRANSPOSE transb, int m, int n, int k, float alpha, const float *a,
    int lda, const float *b, int ldb, float beta, float *c, int ldc) {
    routines.sgemm(order, transa, transb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}

void cblas_dgemm(
    enum CBLAS_ORDER order, enum CBLAS_TRANSPOSE transa, enum CBLAS_TRANSPOSE transb, int m, int n, int k, double alpha, const double *a,
    int lda, const double *b, int ldb, double beta, double *c, int ldc) {
    routines.dgemm(order, transa, transb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}

void cblas_ssyrk(
    enum CBLAS_ORDER order, enum CBLAS_UPLO uplo, enum CBLAS_TRANSPOSE trans, int n, int k, float alpha, const float *a, int lda, float beta,
    float *c, int ldc) {
    routines.ssyrk(order, uplo, trans, n, k, alpha, a, lda, beta, c, ldc);
}

void cblas_dsyrk(
    enum CBLAS_ORDER order, enum CBLAS_UPLO uplo, enum CBLAS_TRANSPOSE trans, int n, int k, double alpha, const double *a, int lda,
    double beta, double *c, int ldc) {
    routines.dsyrk(order, uplo, trans, n, k, alpha, a, lda, beta, c, ldc);
}

void openblas_set_num_threads(int count) { routines.set_num_threads(count); }

char *openblas_get_corename(void) { return routines.get_corename(); }

void dsyevd_(
    const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work, const int *lwork, int *iwork,
    const int *liwork, int *info, size_t jobz_length, size_t uplo_length) {
    routines.dsyevd(jobz, uplo, n, a, lda, w, work, lwork, iwork, liwork, info, jobz_length, uplo_length);
}

void sgeqrf_(const int *m, const int *n, float *a, const int *lda, float *tau, float *work, const int *lwork, int *info) {
    routines.sgeqrf(m, n, a, lda, tau, work, lwork, info);
}

void sorgqr_(const int *m, const int *n, const int *k, float *a, const int *lda, const float *tau, float *work, const int *lwork, int *info) {
    routines.sorgqr(m, n, k, a, lda, tau, work, lwork, info);
}

void dgesdd_(
    const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s, double *u, const int *ldu, double *vt,
    const int *ldvt, double *work, const int *lwork, int *iwork, int *info, size_t jobz_length) {
    routines.dgesdd(jobz, m, n, a, lda, s, u, ldu, vt, ldvt, work, lwork, iwork, info, jobz_length);
}

void dposv_(
    const char *uplo, const int *n, const int *nrhs, double *a, const int *lda, double *b, const int *ldb, int *info, size_t uplo_length) {
    routines.dposv(uplo, n, nrhs, a, lda, b, ldb, info, uplo_length);
}
