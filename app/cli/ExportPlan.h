// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "cli/Invocation.h"

#include <QCoreApplication>

namespace quire::cli {

/// One notebook that is to be exported.
struct ExportItem
{
    QString source;
    /// The whole path of the file to write; or, with `needsSuffix`, all but the dot and what follows it. "-" is
    /// standard output.
    QString target;
    bool needsSuffix = true;
};

/// Which notebooks a command line means, and where each goes. Looks at folders, writes nothing.
class ExportPlan
{
    Q_DECLARE_TR_FUNCTIONS(quire::cli::ExportPlan)

public:
    struct Trouble
    {
        QString source;
        Error error;
    };

    explicit ExportPlan(const Invocation &invocation);

    const QList<ExportItem> &items() const { return m_items; }
    /// Files that were named or found and cannot be taken.
    const QList<Trouble> &troubles() const { return m_troubles; }

private:
    void add(const QString &operand, const Invocation &invocation);
    void addFolder(const QString &folder, const Invocation &invocation);
    void addTo(const QString &source, const QString &targetFolder);
    void refuse(const QString &source, const QString &message);

    QList<ExportItem> m_items;
    QList<Trouble> m_troubles;
};

} // namespace quire::cli
