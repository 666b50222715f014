// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/DiffCommand.h"

#include "cli/NotebookArgument.h"
#include "notebook/NotebookDiff.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace quire::cli {

using namespace Qt::StringLiterals;
using namespace notebook;
using Kind = CellChange::Kind;

namespace {

/// Lines around a change, as in other tools.
constexpr qsizetype context = 3;

/// The changed lines and those around them, "…" for what is left out.
QStringList hunks(const QList<DiffLine> &lines)
{
    QList<bool> isShown(lines.size(), false);
    for (qsizetype index = 0; index < lines.size(); ++index) {
        if (lines.at(index).mark != u' ') {
            const qsizetype end = std::min(lines.size(), index + context + 1);
            std::fill(isShown.begin() + std::max<qsizetype>(0, index - context), isShown.begin() + end, true);
        }
    }
    QStringList shown;
    bool isLeftOut = false;
    for (qsizetype index = 0; index < lines.size(); ++index) {
        if (isShown.at(index)) {
            if (std::exchange(isLeftOut, false)) {
                shown.append(u" …"_s);
            }
            shown.append(lines.at(index).mark + lines.at(index).text);
        } else {
            isLeftOut = true;
        }
    }
    return shown;
}

/// "text, image/png": what outputs hold.
QString contents(const Cell *cell)
{
    QStringList names;
    for (const Output &output : cell ? cell->outputs() : QList<Output>()) {
        const QStringList types = output.data().mimeTypes();
        names.append(output.type() == Output::Type::Stream  ? output.streamName()
                     : output.type() == Output::Type::Error ? output.errorName()
                                                            : types.join(u'|'));
    }
    return names.isEmpty() ? DiffCommand::tr("none") : names.join(u", "_s);
}

class Report
{
public:
    Report(const Notebook &before, const Notebook &after)
        : m_before(before), m_after(after), m_diff(diffNotebooks(before, after))
    {
    }

    bool isEmpty() const { return m_diff.isEmpty(); }

    void print(Console *console) const
    {
        for (const CellChange &change : m_diff.cells) {
            console->print(titleOf(change));
            for (const QString &line : sourceOf(change)) {
                console->print(u"  "_s + line);
            }
            if (change.hasOtherOutputs) {
                console->print(
                    u"  "_s +
                    DiffCommand::tr("outputs: %1 → %2").arg(contents(before(change)), contents(after(change))));
            }
        }
        if (!m_diff.metadata.isEmpty()) {
            console->print(DiffCommand::tr("metadata: %1").arg(m_diff.metadata.join(u", "_s)));
        }
    }

    QJsonObject toJson() const
    {
        QJsonArray cells;
        for (const CellChange &change : m_diff.cells) {
            const auto place = [](qsizetype index) { return index < 0 ? QJsonValue() : QJsonValue(index); };
            cells.append(QJsonObject{{u"change"_s, nameOf(change.kind)},
                                     {u"before"_s, place(change.before)},
                                     {u"after"_s, place(change.after)},
                                     {u"moved"_s, change.isMoved},
                                     {u"type"_s, change.hasOtherType},
                                     {u"source"_s, change.hasOtherSource},
                                     {u"outputs"_s, change.hasOtherOutputs},
                                     {u"metadata"_s, change.hasOtherMetadata},
                                     {u"attachments"_s, change.hasOtherAttachments},
                                     {u"lines"_s, QJsonArray::fromStringList(sourceOf(change))}});
        }
        return {
            {u"same"_s, isEmpty()}, {u"cells"_s, cells}, {u"metadata"_s, QJsonArray::fromStringList(m_diff.metadata)}};
    }

private:
    static QString nameOf(Kind kind)
    {
        return kind == Kind::Added ? u"added"_s : kind == Kind::Deleted ? u"deleted"_s : u"changed"_s;
    }

    const Cell *before(const CellChange &change) const
    {
        return change.before < 0 ? nullptr : &m_before.cells.at(change.before);
    }

    const Cell *after(const CellChange &change) const
    {
        return change.after < 0 ? nullptr : &m_after.cells.at(change.after);
    }

    QStringList sourceOf(const CellChange &change) const
    {
        const Cell *old = before(change);
        const Cell *fresh = after(change);
        return hunks(diffText(old ? old->source() : QString(), fresh ? fresh->source() : QString()));
    }

    /// Cells are counted from 1, as a person does.
    QString titleOf(const CellChange &change) const
    {
        const QString type = cellTypeName((after(change) ? after(change) : before(change))->type());
        if (change.kind == Kind::Added) {
            return DiffCommand::tr("cell %1 (%2): added").arg(change.after + 1).arg(type);
        }
        if (change.kind == Kind::Deleted) {
            return DiffCommand::tr("cell %1 (%2): deleted").arg(change.before + 1).arg(type);
        }
        QStringList parts;
        const auto say = [&parts](bool is, const QString &what) { is ? parts.append(what) : void(); };
        say(change.isMoved, DiffCommand::tr("moved from %1").arg(change.before + 1));
        say(change.hasOtherType, DiffCommand::tr("other type"));
        say(change.hasOtherSource, DiffCommand::tr("source"));
        say(change.hasOtherOutputs, DiffCommand::tr("outputs"));
        say(change.hasOtherMetadata, DiffCommand::tr("metadata"));
        say(change.hasOtherAttachments, DiffCommand::tr("attachments"));
        return DiffCommand::tr("cell %1 (%2): %3").arg(change.after + 1).arg(type, parts.join(u", "_s));
    }

    const Notebook &m_before;
    const Notebook &m_after;
    const NotebookDiff m_diff;
};

} // namespace

int DiffCommand::run(const Invocation &invocation, Console *console)
{
    // From Git: path old-file old-hex old-mode new-file new-hex new-mode [new-path similarity]
    const bool isForGit = invocation.operands.size() > 2;
    const QString &older = invocation.operands.at(isForGit ? 1 : 0);
    const QString &newer = invocation.operands.at(isForGit ? 4 : 1);
    const Result<Notebook> before = NotebookArgument::read(older);
    const Result<Notebook> after = NotebookArgument::read(newer);
    if (!before || !after) {
        const Error &error = before ? after.error() : before.error();
        console->complain(error);
        return FileTrouble;
    }
    const Report report(*before, *after);
    if (invocation.json) {
        console->print(QJsonDocument(report.toJson()));
    } else if (!report.isEmpty()) {
        console->print(u"--- "_s + (isForGit ? invocation.operands.constFirst() : older));
        console->print(u"+++ "_s + (isForGit ? invocation.operands.constFirst() : newer));
        report.print(console);
    }
    return report.isEmpty() || isForGit ? Success : Negative;
}

} // namespace quire::cli
