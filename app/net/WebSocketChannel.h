// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"
#include "net/CertificateProblem.h"

#include <QAbstractSocket>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <chrono>

class QSslError;
class QWebSocket;

namespace quire::net {

/// One websocket, one life: opened once, closed once.
///
/// Sets TCP_NODELAY, and TCP_QUICKACK again after every read (the kernel clears it), without which each small
/// message of a Jupyter server waits for a delayed acknowledgement. Sends a ping while the line is quiet and calls the
/// connection lost when nothing comes back.
class WebSocketChannel : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QStringList subprotocols = {};
        /// SHA-256 digests accepted although the system does not trust the certificate.
        QList<QByteArray> pinnedCertificates = {};
        /// Opening takes at most this long. Notebook 6.4 blocks a repeated session for 5 s, and with newer kernel
        /// clients hangs on a kernel that is still starting; a second try then succeeds.
        std::chrono::milliseconds openTimeout{10'000};
        /// Quiet time after which a ping is sent, and again until the line counts as dead.
        std::chrono::milliseconds heartbeat{20'000};
        bool useProxy = true;
    };

    explicit WebSocketChannel(QObject *parent = nullptr);
    ~WebSocketChannel() override;

    void open(const QNetworkRequest &request, const Options &options);
    bool isOpen() const { return m_open; }
    /// What the server chose of the offered ones; empty if none.
    QString subprotocol() const;
    void sendText(const QByteArray &utf8);
    void sendBinary(const QByteArray &data);
    /// Says goodbye with a close frame, so that the server starts to buffer at once. What it sent before still comes;
    /// closed() follows.
    void close();

Q_SIGNALS:
    void opened();
    void textReceived(const QString &text);
    void binaryReceived(const QByteArray &data);
    /// The last signal. `error.message` is empty when this side asked for it.
    void closed(const quire::Error &error);
    void certificateRejected(const quire::net::CertificateProblem &problem);

private:
    void tune();
    void rearmQuickAck();
    void checkCertificate(const QList<QSslError> &errors);
    void beat();
    void finish(const Error &error);
    Error currentError() const;

    QWebSocket *m_socket;
    QPointer<QAbstractSocket> m_transport;
    QTimer m_timer;
    Options m_options;
    QString m_host;
    Error m_certificateError;
    bool m_open = false;
    bool m_closing = false;
    bool m_finished = false;
    bool m_heard = false;
};

} // namespace quire::net
