// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/web/OutputFiles.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QMimeDatabase>
#include <QSaveFile>
#include <QtConcurrentRun>

namespace quire::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestStem = 180; ///< In bytes of UTF-8; with the ending file systems take 255.
constexpr qsizetype longestEnding = 16;
constexpr qint64 chunk = 1 << 20;

/// Controls, marks that turn the direction of writing, and what some systems take for something else.
bool isImproper(QChar letter)
{
    return !letter.isPrint() || letter.isSurrogate() || u"<>:\"|?*"_s.contains(letter);
}

Result<WebFile> readOne(const QString &path, qint64 limit)
{
    const QFileInfo info(path);
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly)) { // A device or pipe may never end.
        return failure(ErrorKind::File,
                       OutputFiles::tr("“%1” could not be read: %2.").arg(info.fileName(), file.errorString()));
    }
    WebFile read{info.fileName(), QMimeDatabase().mimeTypeForFile(info, QMimeDatabase::MatchExtension).name(),
                 info.lastModified().toMSecsSinceEpoch(), file.read(limit + 1)};
    if (file.error() != QFileDevice::NoError) {
        return failure(ErrorKind::File,
                       OutputFiles::tr("“%1” could not be read: %2.").arg(info.fileName(), file.errorString()));
    }
    return read;
}

Failure tooMuch(qint64 limit)
{
    return failure(ErrorKind::File,
                   OutputFiles::tr("That is more than this output can be given at once, which is %1. Put it where the "
                                   "notebook is and let the notebook's code read it.")
                       .arg(QLocale().formattedDataSize(limit, 0, QLocale::DataSizeSIFormat)));
}

} // namespace

QString OutputFiles::properName(const QString &name)
{
    const QString path = name.right(10'000);
    QString proper = path.mid(std::max(path.lastIndexOf(u'/'), path.lastIndexOf(u'\\')) + 1);
    proper.removeIf(isImproper);
    proper = proper.simplified();
    while (proper.startsWith(u'.') || proper.startsWith(u'-') || proper.startsWith(u' ')) {
        proper.removeFirst();
    }
    while (proper.endsWith(u'.') || proper.endsWith(u' ')) {
        proper.removeLast();
    }
    const qsizetype dot = proper.lastIndexOf(u'.');
    const bool hasEnding = dot > 0 && proper.size() - dot <= longestEnding;
    const QString ending = hasEnding ? proper.mid(dot) : QString();
    QString stem = (hasEnding ? proper.first(dot) : proper).left(longestStem);
    while (stem.toUtf8().size() > longestStem) {
        stem.removeLast();
    }
    stem = stem.trimmed();
    return stem.isEmpty() ? tr("output") + ending : stem + ending;
}

Result<QList<WebFile>> OutputFiles::contentOf(const QStringList &paths, qint64 limit)
{
    QList<WebFile> files;
    qint64 left = limit;
    for (const QString &path : paths) {
        Result<WebFile> file = readOne(path, left);
        if (!file) {
            return std::unexpected(file.error());
        }
        left -= file->bytes.size();
        files.append(*std::move(file));
        if (left < 0 || files.size() > countLimit) {
            return tooMuch(limit);
        }
    }
    return files;
}

Result<void> OutputFiles::copy(const QString &from, const QString &to)
{
    QFile source(from);
    QSaveFile target(to);
    bool isGood = source.open(QIODevice::ReadOnly) && target.open(QIODevice::WriteOnly);
    while (isGood && !source.atEnd()) {
        const QByteArray part = source.read(chunk);
        isGood = source.error() == QFileDevice::NoError && target.write(part) == part.size();
    }
    if (!isGood || !target.commit()) {
        const QString reason = source.error() == QFileDevice::NoError ? target.errorString() : source.errorString();
        return failure(ErrorKind::File, tr("“%1” was not saved: %2.").arg(QFileInfo(to).fileName(), reason));
    }
    return {};
}

void OutputFiles::give(const WebFileQuestion &question, qint64 limit, QObject *reader, const Read &read)
{
    if (m_isAsking || !m_chooser) {
        read({});
        return;
    }
    m_isAsking = true;
    m_chooser->chooseToRead(question,
                            [self = QPointer(this), limit, reader = QPointer(reader), read](const QStringList &paths) {
                                if (self) {
                                    self->m_isAsking = false;
                                    self->read(paths, limit, reader, read);
                                }
                            });
}

void OutputFiles::read(const QStringList &paths, qint64 limit, const QPointer<QObject> &reader, const Read &read)
{
    QtConcurrent::run(contentOf, paths, limit).then(this, [this, reader, read](const Result<QList<WebFile>> &files) {
        if (!files) {
            Q_EMIT failed(files.error().message);
        }
        if (reader) {
            read(files.value_or(QList<WebFile>()));
        }
    });
}

void OutputFiles::keep(const WebDownload &download)
{
    if (m_isAsking || !m_chooser) {
        return;
    }
    m_isAsking = true;
    m_chooser->chooseToWrite(properName(download.name), [self = QPointer(this), download](const QStringList &paths) {
        if (!self) {
            return;
        }
        self->m_isAsking = false;
        if (paths.isEmpty()) {
            return;
        }
        QtConcurrent::run(copy, download.path, paths.first()).then(self, [self, download](const Result<void> &copied) {
            if (!copied) {
                Q_EMIT self->failed(copied.error().message);
            }
        });
    });
}

} // namespace quire::ui
