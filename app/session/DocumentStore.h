// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Document.h"
#include "notebook/NotebookFile.h"
#include "notebook/NotebookMerge.h"
#include "session/SavedFile.h"

namespace quire::session {

/// Brings one notebook from its storage into a Document and back. Reading and writing happen on other threads.
class DocumentStore : public SavedFile
{
    Q_OBJECT

public:
    /// `identity` names the safety copy in `recovery` (not owned).
    DocumentStore(std::unique_ptr<NotebookStorage> storage, Recovery *recovery, const QString &identity,
                  QObject *parent = nullptr);
    ~DocumentStore() override;

    /// Null until loaded.
    notebook::Document *document() const { return m_document.get(); }

    /// Reads the file. The document is there when the Reply holds a value; a file of nbformat 3 first raises a notice.
    Reply<void> load();
    /// Writes the document as it is now to a file of this computer, which is replaced if there. The notebook stays
    /// what it is and where it is, unsaved changes included. Errors: File.
    Reply<void> saveCopy(QString localFile);
    Reply<void> keepSafetyCopy() override;
    void choose(const QString &key, const QString &choice) override;

Q_SIGNALS:
    void loaded();
    /// Last chance to put into the document what is kept elsewhere.
    void aboutToSave();
    /// The person chose to put a copy elsewhere; call saveCopy() when they have said where.
    void copyWanted();

protected:
    bool isLoaded() const override { return m_document != nullptr; }
    bool isModified() const override { return m_document && m_document->isModified(); }
    Reply<QByteArray> bytesToWrite() override;
    void markWritten() override;
    Reply<void> reload() override;
    /// What was typed here stays in the safety copy, which is offered then.
    Reply<void> takeTheirs() override { return reload(); }
    Reply<void> restoreSafetyCopy() override;
    QList<Notice::Choice> failureChoices() const override;
    QList<Notice::Choice> conflictChoices() const override;

private:
    Reply<void> mergeTheirs();
    void tellMerged(const notebook::MergedNotebook &merged);
    Reply<void> upgrade();
    Reply<bool> takeUpUnsavedChanges();
    Reply<void> offerSafetyCopy();
    void adopt(notebook::Notebook notebook);

    std::unique_ptr<notebook::Document> m_document;
    notebook::Revision m_writing;
    notebook::Notebook m_written; ///< What m_writing is about.
    notebook::Notebook m_base;    ///< As the file was when it was read or written last.
    QByteArray m_oldFormat;       ///< Bytes of an nbformat 3 file, until the person decided.
    int m_copiesBegun = 0;
    int m_newestCopy = 0; ///< Of the copies begun, the newest handed to recovery().
};

} // namespace quire::session
