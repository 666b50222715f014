// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/FormulaCache.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

/// Another one when MathJax, resources/web/src/math.js or the format of these files changes what comes out.
constexpr quint32 version = 1;
constexpr qint64 largestFile = 8 * 1024 * 1024;

} // namespace

FormulaCache::FormulaCache(QString folder, qint64 limit)
    : m_folder(std::move(folder)), m_limit(limit), m_writtenSinceCheck(limit) // the first insert looks
{
}

QString FormulaCache::fileOf(const MathRequest &request) const
{
    QByteArray key;
    QDataStream(&key, QIODevice::WriteOnly) << version << request.tex << request.isDisplay << request.definitions;
    return m_folder + u'/' + QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex());
}

std::optional<Formula> FormulaCache::find(const MathRequest &request) const
{
    QFile file(fileOf(request));
    if (m_folder.isEmpty() || !file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
        return {};
    }
    QDataStream stream(&file);
    quint32 fileVersion = 0;
    QByteArray body;
    QByteArray tag;
    stream >> fileVersion >> body >> tag;
    if (stream.status() != QDataStream::Ok || fileVersion != version) {
        return {};
    }
    const Formula formula = Formula::fromSvg(body, tag);
    return formula.error.isEmpty() ? std::optional(formula) : std::nullopt;
}

void FormulaCache::insert(const MathRequest &request, const Formula &formula)
{
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder)) {
        return;
    }
    if (m_writtenSinceCheck > m_limit / 8) {
        makeRoom();
    }
    // A cache: what cannot be written is set again next time.
    QSaveFile file(fileOf(request));
    if (file.open(QIODevice::WriteOnly)) {
        QDataStream(&file) << version << formula.body.svg << formula.tag.svg;
        m_writtenSinceCheck += file.size();
        file.commit();
    }
}

void FormulaCache::makeRoom()
{
    m_writtenSinceCheck = 0;
    const QFileInfoList files = QDir(m_folder).entryInfoList(QDir::Files, QDir::Time);
    qint64 kept = 0;
    for (const QFileInfo &file : files) {
        kept += file.size();
        if (kept > m_limit * 3 / 4) {
            QFile::remove(file.filePath());
        }
    }
}

} // namespace quire::render
