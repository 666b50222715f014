// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/FileReading.h"

#include "library/NotebookReading.h"
#include "library/PlainText.h"
#include "library/ReadingLimits.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSaveFile>
#include <QStandardPaths>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace quire::library {

using namespace Qt::StringLiterals;

namespace {

/// First a picture of its first page, which Qt's plug-in paints; then its text.
Result<Reading> readPdf(const QByteArray &bytes, const PdfText &pdfText)
{
    if (!bytes.first(std::min<qsizetype>(bytes.size(), 1024)).contains("%PDF-")) {
        return failure(ErrorKind::Format, FileReading::tr("It is no PDF file."));
    }
    Reading reading;
    reading.thumbnail = NotebookReading::thumbnailOf(bytes);
    PassageList passages(&reading);
    const QStringList pages = pdfText ? pdfText(bytes, mostPdfPages) : QStringList();
    for (qsizetype page = 0; page < pages.size() && !passages.isFull(); ++page) {
        passages.add(u"page:%1"_s.arg(page + 1), pages.at(page));
    }
    reading.excerpt = reading.passages.isEmpty() ? QString() : reading.passages.constFirst().text.left(longestExcerpt);
    return reading;
}

Result<Reading> readContent(const QByteArray &bytes, Kind kind, const PdfText &pdfText)
{
    switch (kind) {
    case Kind::Notebook:
        return NotebookReading::readNotebook(bytes);
    case Kind::Html:
        return PlainText::readHtml(PlainText::decoded(bytes));
    case Kind::Markdown:
        return NotebookReading::readMarkdown(PlainText::decoded(bytes));
    case Kind::Pdf:
        return readPdf(bytes, pdfText);
    }
    return Reading();
}

} // namespace

Result<void> FileReading::open(QFile &file, const QByteArray &path)
{
    // Not blocking: what has the name of a notebook may be a pipe nobody writes to.
    const int descriptor = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        const int reason = errno;
        const bool isGone = reason == ENOENT || reason == ENOTDIR;
        return failure(isGone ? ErrorKind::NotFound : ErrorKind::File,
                       isGone ? tr("The file is not there any more.")
                              : tr("The file may not be read: %1.").arg(QString::fromLocal8Bit(std::strerror(reason))));
    }
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        ::close(descriptor);
        return failure(ErrorKind::File, tr("It is no file."));
    }
    if (!file.open(descriptor, QIODevice::ReadOnly, QFile::AutoCloseHandle)) {
        ::close(descriptor);
        return failure(ErrorKind::File, file.errorString());
    }
    return {};
}

Result<Reading> FileReading::read(const QByteArray &path, Kind kind, const PdfText &pdfText)
{
    QFile file;
    if (const Result<void> opened = open(file, path); !opened) {
        return std::unexpected(opened.error());
    }
    if (file.size() > largestFile) {
        return failure(ErrorKind::Unsupported, tr("It is too large to be searched."));
    }
    // Read, not mapped: a file that is cut off meanwhile would end the program.
    const QByteArray bytes = file.read(largestFile);
    if (bytes.isEmpty() && file.size() > 0) {
        return failure(ErrorKind::File, file.errorString());
    }
    return readContent(bytes, kind, pdfText);
}

Result<QString> FileReading::openable(const QByteArray &path)
{
    const QString name = QFile::decodeName(path);
    if (QFile::encodeName(name) == path) {
        return name;
    }
    QFile file;
    if (const Result<void> opened = open(file, path); !opened) {
        return std::unexpected(opened.error());
    }
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256).first(6).toHex();
    const QString folder =
        QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + u"/renamed/"_s + QString::fromLatin1(hash);
    QDir().mkpath(folder);
    QSaveFile copy(folder + u'/' + name.section(u'/', -1));
    bool isGood = copy.open(QIODevice::WriteOnly);
    while (isGood && !file.atEnd()) {
        const QByteArray piece = file.read(1 << 20);
        isGood = !piece.isEmpty() && copy.write(piece) == piece.size();
    }
    if (!isGood || !copy.commit()) {
        return failure(ErrorKind::File,
                       tr("A copy with a name that can be opened could not be made: %1.").arg(copy.errorString()));
    }
    return copy.fileName();
}

} // namespace quire::library
