// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "files/AgentRoot.h"
#include "files/LocalRoot.h"
#include "support/FaultProxy.h"
#include "support/JupyterServer.h"
#include "tools/ReferenceTools.h"

#include <QStringList>
#include <QTemporaryDir>

#include <functional>

namespace quire::testing {

/// What issue 4 promises of speed, measured: JSON lines with the value, the references of the same run and their ratio.
class FilesBench
{
public:
    struct Options
    {
        int megabytes = 512;
        int small = 2000;
        int many = 10000;
        int runs = 3;
        QStringList only = {};
    };

    explicit FilesBench(Options options);
    ~FilesBench();

    /// False when something could not be measured.
    bool run();

private:
    using Timed = std::function<double()>;
    /// In seconds; `cpu`: of all who took part, the server and its kernels among them.
    struct Cost
    {
        double seconds = -1;
        double cpu = 0;
    };
    struct Reference
    {
        QString name;
        Cost cost;
    };

    bool wants(const QString &metric) const;
    Cost once(const Timed &timed) const;
    Cost median(const Timed &timed) const;
    void printCost(const QString &metric, const Cost &cost, const QList<Reference> &references = {});
    void print(const QString &metric, double value, const QString &unit);
    void print(QJsonObject line);
    void measureLargeUp();
    void measureLargeDown();
    void measureSmall();
    void measureSmallFarAway();
    void measureListing();
    void measureSync();
    void measureDelta();
    void measureGuests();

    double upload(files::AgentRoot &root, const QString &file, const char *name);
    double download(files::AgentRoot &root, const char *name, const QString &file);
    double uploadMany(files::AgentRoot &root, const QString &folder, const char *to);
    double downloadMany(files::AgentRoot &root, const char *from, const QString &folder);
    void makeFiles(const QString &folder, int count, qsizetype size) const;
    QString here(const QString &name) const { return m_local.filePath(name); }
    QString there(const QString &name) const { return m_server.root() + u'/' + name; }

    Options m_options;
    SystemClock m_clock;
    JupyterServer m_server{{.limitOutput = true}};
    QTemporaryDir m_local;
    std::unique_ptr<net::ServerConnection> m_connection;
    std::unique_ptr<files::AgentLink> m_link;
    std::unique_ptr<files::AgentRoot> m_root;
    std::unique_ptr<ReferenceTools> m_tools;
    bool m_isFine = true;
};

} // namespace quire::testing
