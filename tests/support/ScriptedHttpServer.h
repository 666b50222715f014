// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace quire::testing {

/// An HTTP server that says what the test tells it to and remembers what it was asked.
class ScriptedHttpServer : public QTcpServer
{
    Q_OBJECT

public:
    struct Request
    {
        QByteArray method;
        QByteArray target;
        QHash<QByteArray, QByteArray> headers; ///< Names in lower case.
        QByteArray body;
    };

    ScriptedHttpServer();

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(serverPort())); }
    /// The next request gets exactly these bytes, then the connection is closed. Without a script left nothing answers.
    void expect(const QByteArray &rawAnswer) { m_answers.append(rawAnswer); }
    /// The same from parts, with Content-Length.
    void expect(int status, const QByteArray &body, const QByteArray &headers = {});
    const QList<Request> &requests() const { return m_requests; }

private:
    void read(QTcpSocket *socket);

    QList<QByteArray> m_answers;
    QList<Request> m_requests;
    QHash<QTcpSocket *, QByteArray> m_partial;
};

} // namespace quire::testing
