// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "base/Result.h"
#include "jupyter/Contents.h"
#include "jupyter/Kernels.h"
#include "jupyter/Kernelspecs.h"
#include "jupyter/Sessions.h"
#include "net/HttpRequest.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace quire::jupyter {

/// Reads the JSON of Jupyter's REST interface. Only for answers without a file's content, which Qt's JSON cannot hold.
/// Pure. Shapes: jupyter_server's api.yaml.
class RestAnswer
{
    Q_DECLARE_TR_FUNCTIONS(quire::jupyter::RestAnswer)

public:
    static Result<QJsonObject> object(const Result<net::HttpResponse> &answer);
    static Result<QJsonArray> array(const Result<net::HttpResponse> &answer);
    /// The server's answer is not what its interface says.
    static Failure nonsense(const QString &detail);
    /// `error`, said in terms of the file it happened to.
    static Error aboutFile(Error error, const RemotePath &path);

    static ContentsEntry contentsEntry(const QJsonObject &json);
    static Checkpoint checkpoint(const QJsonObject &json);
    static KernelModel kernel(const QJsonObject &json);
    static SessionModel session(const QJsonObject &json);
    /// `origin`: resource addresses are absolute paths on the host.
    static KernelspecList kernelspecs(const QJsonObject &json, const QUrl &origin);
    /// Timestamps of Jupyter, with or without microseconds; UTC.
    static QDateTime time(const QJsonValue &json);
};

} // namespace quire::jupyter
