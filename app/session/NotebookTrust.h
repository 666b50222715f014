// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "notebook/Notebook.h"
#include "session/Notice.h"

#include <QObject>
#include <QSet>

namespace quire::notebook {
class Document;
}

namespace quire::session {

class AttachedMachine;
struct NotebookRef;

/// Which outputs of a notebook may run code of their own: those this person's kernel sent, and those that Jupyter's
/// signatures or the person vouch for. By content: whatever is pasted or reloaded is not among them.
class NotebookTrust : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    NotebookTrust(AttachedMachine *machine, const NotebookRef *ref, QObject *parent = nullptr);

    /// The document was loaded; not owned.
    void setDocument(notebook::Document *document);
    /// This person's kernel just sent it.
    void noteMade(const notebook::Output &output);
    bool trusts(const notebook::Output &output) const;

    /// An output that is not trusted wants to run: asks Jupyter about the notebook as it was loaded, then the person.
    void review();
    /// Whatever the notebook holds now is trusted, and signed for Jupyter.
    Reply<void> trustAll();
    /// The file was written. Signs it when everything in it is trusted; Jupyter takes changed bytes for foreign.
    Reply<void> signIfOurs();
    void choose(const QString &key, const QString &choice);

Q_SIGNALS:
    /// trusts() may answer otherwise now.
    void changed();
    void noticeRaised(const quire::session::Notice &notice);
    void noticeCleared(const QString &key);

private:
    using Marks = QSet<quint64>;

    quint64 markOf(const notebook::Output &output) const;
    static Marks marksOf(const notebook::Notebook &notebook, quint64 seed);
    bool canAskJupyter() const;
    Reply<bool> askJupyter();
    Reply<void> reviewNow();
    Reply<Marks> gather(notebook::Notebook notebook) const;
    void raise();

    AttachedMachine *m_machine;
    const NotebookRef *m_ref;
    notebook::Document *m_document = nullptr;
    quint64 m_seed;  ///< Secret, so that no output can be made to look like a trusted one.
    Marks m_trusted; ///< Of outputs' data.
    bool m_isReviewed = false;
    bool m_isRefused = false;
};

} // namespace quire::session
