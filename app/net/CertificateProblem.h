// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>

namespace quire::net {

/// A certificate the system does not accept; what a person needs to see before pinning it.
struct CertificateProblem
{
    QString host;
    /// Why, translated by Qt ("The certificate is self-signed, and untrusted").
    QString reason;
    QString issuedTo;
    QString issuedBy;
    QDateTime validUntil;
    /// SHA-256 of the certificate, 32 raw bytes: what Endpoint::pinnedCertificates takes.
    QByteArray sha256;

    /// "AB:CD:…", as browsers and openssl print it.
    QString fingerprint() const { return QString::fromLatin1(sha256.toHex(':').toUpper()); }
    bool operator==(const CertificateProblem &) const = default;
};

} // namespace quire::net

Q_DECLARE_METATYPE(quire::net::CertificateProblem)
