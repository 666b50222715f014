// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

struct evp_md_ctx_st;

namespace quire {

/// Hashes bytes by OpenSSL, whose code is several times as fast as QCryptographicHash's.
class Digest
{
public:
    enum class Kind {
        Blake2b256, ///< What a file's content is known by, here and in resources/agent.
        Blake2b160, ///< Of blocks of a file.
        Sha256,     ///< What a Jupyter server answers to `hash=1`.
    };

    explicit Digest(Kind kind = Kind::Blake2b256);
    Digest(Digest &&) noexcept = default;
    Digest &operator=(Digest &&) noexcept = default;

    void add(QByteArrayView bytes);
    /// Of all that was added so far.
    QByteArray result() const;

    static QByteArray of(QByteArrayView bytes, Kind kind = Kind::Blake2b256);

private:
    struct Free
    {
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

} // namespace quire
