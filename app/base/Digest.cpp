// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Digest.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>

#include <array>

namespace quire {

namespace {

/// Looking an algorithm up costs more than hashing a small file.
const EVP_MD *algorithm(Digest::Kind kind)
{
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> blake2b(EVP_MD_fetch(nullptr, "BLAKE2B-512", nullptr),
                                                                         EVP_MD_free);
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> sha256(EVP_MD_fetch(nullptr, "SHA256", nullptr),
                                                                        EVP_MD_free);
    return kind == Digest::Kind::Sha256 ? sha256.get() : blake2b.get();
}

unsigned sizeOf(Digest::Kind kind)
{
    return kind == Digest::Kind::Blake2b160 ? 20 : 32;
}

} // namespace

void Digest::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

Digest::Digest(Kind kind) : m_context(EVP_MD_CTX_new())
{
    unsigned size = sizeOf(kind);
    const std::array parameters{OSSL_PARAM_construct_uint(OSSL_DIGEST_PARAM_SIZE, &size), OSSL_PARAM_construct_end()};
    const bool isSized = kind != Kind::Sha256;
    if (EVP_DigestInit_ex2(m_context.get(), algorithm(kind), isSized ? parameters.data() : nullptr) != 1) {
        qFatal("OpenSSL lacks BLAKE2b or SHA-256"); // It was checked when this was built.
    }
}

void Digest::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(m_context.get(), bytes.data(), std::size_t(bytes.size()));
}

QByteArray Digest::result() const
{
    const std::unique_ptr<EVP_MD_CTX, Free> copy(EVP_MD_CTX_new());
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned length = 0;
    EVP_MD_CTX_copy_ex(copy.get(), m_context.get());
    EVP_DigestFinal_ex(copy.get(), reinterpret_cast<unsigned char *>(digest.data()), &length);
    digest.truncate(length);
    return digest;
}

QByteArray Digest::of(QByteArrayView bytes, Kind kind)
{
    Digest digest(kind);
    digest.add(bytes);
    return digest.result();
}

} // namespace quire
