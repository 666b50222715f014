// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Catalogue.h"
#include "library/FileReading.h"
#include "library/FolderScan.h"
#include "library/TextIndex.h"

#include <QObject>
#include <QThread>
#include <QThreadPool>
#include <QTimer>

namespace quire::library {

/// The offline library: what it holds, kept up to date with the disk, and the search in it. Files are looked for and
/// read one after the other in a thread of low priority; what was read is remembered, so that the next start goes on
/// where this one stopped. For the thread of the window.
class Library : public QObject
{
    Q_OBJECT

public:
    /// Its databases and second copy are in `folder`, and in `folder`/kept what is kept offline. `pdfText` may be
    /// empty.
    Library(const QString &folder, PdfText pdfText, QObject *parent = nullptr);
    /// Stops after the file that is being read.
    ~Library() override;

    /// quire/library in the person's data folder (XDG_DATA_HOME).
    static QString standardFolder();

    /// Reads the catalogue, then looks at the disk. Errors: as Catalogue::load(); what went wrong with it and was
    /// helped is told by failed().
    [[nodiscard]] Reply<void> open();
    const QList<Entry> &entries() const { return m_entries; }
    const Entry *find(qint64 id) const;
    const QByteArrayList &folders() const { return m_folders; }
    /// Where copies that are kept offline are put, one folder for each machine.
    QString keptFolder() const { return m_folder + QStringLiteral("/kept"); }

    /// Folders are watched from now on; files of other kinds are left out. The paths that were taken.
    Reply<QByteArrayList> add(QByteArrayList paths);
    /// What is in it goes out of the library; its files stay.
    void removeFolder(const QByteArray &folder);
    /// The files stay.
    void remove(const QList<qint64> &ids);
    /// The files go, to the desktop's trash where it has one. Errors: File, with what could not be removed.
    [[nodiscard]] Reply<void> deleteFiles(QList<qint64> ids);
    void setTags(const QList<qint64> &ids, const QStringList &tags);
    /// The machine what lies below this folder came from.
    void setSource(const QByteArray &folder, const QString &machine);
    /// Looks at the disk again.
    void refresh();

    /// Where `query` is found, best first: in titles, names and tags, then in texts.
    [[nodiscard]] Reply<QList<TextHit>> search(const QString &query);
    [[nodiscard]] Reply<QByteArray> thumbnail(qint64 id) { return m_index.thumbnail(id); }
    /// Entries still to be read.
    int waitingCount() const { return int(m_waiting.size()); }

Q_SIGNALS:
    /// Entries or folders are others. At most some times in a second.
    void changed();
    void failed(const quire::Error &error);

private:
    struct FileResult
    {
        qint64 id = 0;
        QByteArray stamp;
        Result<Reading> reading;
    };

    static FileResult readFile(const Entry &entry, const PdfText &pdfText);
    Reply<void> load();
    void take(const CatalogueContents &contents);
    Reply<void> scan();
    void takeScan(const QList<Entry> &changed);
    std::optional<Entry> merged(const Entry &scanned);
    Reply<void> readWaiting();
    void noteRead(const FileResult &result);
    void forget(const QSet<qint64> &ids);
    void store(const Entry &entry);
    void saveChanges();
    void report(const Reply<void> &done);
    void watch();
    bool isWatched(const QByteArray &path) const;
    QByteArrayList allFolders() const;

    QString m_folder;
    PdfText m_pdfText;
    QThreadPool m_worker;
    QThread m_watchThread;
    Catalogue m_catalogue;
    TextIndex m_index;
    QList<Entry> m_entries;
    QHash<qint64, qsizetype> m_positions;
    QByteArrayList m_folders;
    QSet<QByteArray> m_hidden;
    QList<qint64> m_waiting;
    QObject *m_watchGround; ///< Parent of the watchers, in their thread.
    QSet<qint64> m_unsaved;
    QTimer m_tell;
    QTimer m_copySoon;
    QTimer m_lookAgain; ///< Disks of others do not tell of changes.
    bool m_isOpen = false;
    bool m_isOpening = false;
    bool m_isScanning = false;
    bool m_scanAgain = false;
    bool m_isReading = false;
    qint64 m_lastId = 0;
};

} // namespace quire::library
