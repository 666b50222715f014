// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/NotebookTrust.h"

#include "base/Coroutine.h"
#include "notebook/Document.h"
#include "session/AttachedMachine.h"
#include "session/NotebookRef.h"

#include <QRandomGenerator>
#include <QtConcurrentRun>

namespace quire::session {

using notebook::Output;

namespace {

const QString trustKey = QStringLiteral("trust");
const QString trustChoice = QStringLiteral("trust");
const QString blockChoice = QStringLiteral("block");

/// Outputs with data are what Jupyter asks trust for.
bool isRich(const Output &output)
{
    return output.type() == Output::Type::DisplayData || output.type() == Output::Type::ExecuteResult;
}

quint64 mark(const Output &output, quint64 seed)
{
    const QByteArrayView data = output.data().toJson().raw();
    return quint64(qHashBits(data.data(), size_t(data.size()), size_t(seed)));
}

} // namespace

NotebookTrust::NotebookTrust(AttachedMachine *machine, const NotebookRef *ref, QObject *parent)
    : QObject(parent), m_machine(machine), m_ref(ref), m_seed(QRandomGenerator::system()->generate64())
{
}

void NotebookTrust::setDocument(notebook::Document *document)
{
    m_document = document;
    connect(document, &notebook::Document::documentReset, this, [this] {
        m_isReviewed = m_isRefused = false; // Another state of the file.
    });
    // Before the first save changes the file, for afterwards nobody can tell.
    connect(
        document, &notebook::Document::modifiedChanged, this, [this] { std::ignore = reviewNow(); },
        Qt::SingleShotConnection);
}

quint64 NotebookTrust::markOf(const Output &output) const
{
    return mark(output, m_seed);
}

void NotebookTrust::noteMade(const Output &output)
{
    if (isRich(output)) {
        m_trusted.insert(markOf(output));
    }
}

bool NotebookTrust::trusts(const Output &output) const
{
    return !isRich(output) || m_trusted.contains(markOf(output));
}

NotebookTrust::Marks NotebookTrust::marksOf(const notebook::Notebook &notebook, quint64 seed)
{
    Marks marks;
    for (const notebook::Cell &cell : notebook.cells) {
        for (const Output &output : cell.outputs()) {
            if (isRich(output)) {
                marks.insert(mark(output, seed));
            }
        }
    }
    return marks;
}

/// On a worker: outputs can be many megabytes.
Reply<NotebookTrust::Marks> NotebookTrust::gather(notebook::Notebook notebook) const
{
    co_return co_await QtConcurrent::run([notebook, seed = m_seed] { return marksOf(notebook, seed); });
}

bool NotebookTrust::canAskJupyter() const
{
    return !m_ref->isOutsideRoot && m_machine->state() == AttachedMachine::State::Attached;
}

Reply<bool> NotebookTrust::askJupyter()
{
    if (!canAskJupyter()) {
        co_return false;
    }
    co_return co_await m_machine->contents().isTrusted(m_ref->path);
}

/// Once for each state of the file: what it holds now is trusted if Jupyter says so.
Reply<void> NotebookTrust::reviewNow()
{
    if (std::exchange(m_isReviewed, true) || !m_document) {
        co_return Result<void>();
    }
    const Result<Marks> marks = co_await gather(m_document->notebook());
    const bool isKnown = marks && m_trusted.contains(*marks);
    Result<bool> trusted = true;
    if (!isKnown) {
        trusted = co_await askJupyter();
    }
    if (marks && trusted.value_or(false)) {
        m_trusted.unite(*marks);
        Q_EMIT noticeCleared(trustKey);
        Q_EMIT changed();
    } else if (m_machine->state() != AttachedMachine::State::Attached) {
        m_isReviewed = false;
    }
    co_return Result<void>();
}

void NotebookTrust::review()
{
    if (m_isRefused) {
        return;
    }
    reviewNow().then(this, [this](const Result<void> &) {
        const auto isForeign = [this](const notebook::Cell &cell) {
            return std::ranges::any_of(cell.outputs(), [this](const Output &output) { return !trusts(output); });
        };
        if (!m_isRefused && m_document && std::ranges::any_of(m_document->notebook().cells, isForeign)) {
            raise();
        }
    });
    if (m_machine->state() != AttachedMachine::State::Attached) {
        connect(m_machine, &AttachedMachine::stateChanged, this, &NotebookTrust::review,
                Qt::ConnectionType(Qt::SingleShotConnection));
    }
}

void NotebookTrust::raise()
{
    Q_EMIT noticeRaised({trustKey,
                         Notice::Severity::Warning,
                         tr("This notebook holds interactive output that was not made here. It does not run until you "
                            "trust the notebook."),
                         {{trustChoice, tr("Trust")}, {blockChoice, tr("Keep Blocked")}}});
}

void NotebookTrust::choose(const QString &key, const QString &choice)
{
    if (key != trustKey) {
        return;
    }
    Q_EMIT noticeCleared(trustKey);
    m_isRefused = true;
    if (choice == trustChoice) {
        std::ignore = trustAll();
    }
}

Reply<void> NotebookTrust::trustAll()
{
    if (!m_document) {
        co_return Result<void>();
    }
    const Result<Marks> marks = co_await gather(m_document->notebook());
    if (marks) {
        m_trusted.unite(*marks);
    }
    Q_EMIT noticeCleared(trustKey);
    Q_EMIT changed();
    // With changes still to be saved, the save signs.
    if (m_document->isModified()) {
        co_return Result<void>();
    }
    co_return co_await signIfOurs();
}

Reply<void> NotebookTrust::signIfOurs()
{
    if (!canAskJupyter() || !m_document) {
        co_return Result<void>();
    }
    const Result<Marks> marks = co_await gather(m_document->notebook());
    if (!marks || !m_trusted.contains(*marks)) {
        co_return Result<void>();
    }
    co_return co_await m_machine->contents().trust(m_ref->path);
}

} // namespace quire::session
