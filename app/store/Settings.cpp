// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Settings.h"

#include "base/Log.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QtConcurrentRun>

namespace quire::store {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Applies `changes` to the file (an invalid value removes its key) and leaves every other key alone. QSettings writes
/// beside the file and renames, under a lock that other Quires respect.
Result<void> write(const QString &file, const QVariantMap &changes)
{
    const bool folderExists = QDir().mkpath(QFileInfo(file).absolutePath());
    QSettings settings(file, QSettings::IniFormat);
    for (const auto &[key, value] : changes.asKeyValueRange()) {
        value.isValid() ? settings.setValue(key, value) : settings.remove(key);
    }
    settings.sync();
    if (!folderExists || settings.status() != QSettings::NoError) {
        return failure(ErrorKind::File,
                       Settings::tr("Your settings could not be saved to %1. Check that the folder can be "
                                    "written and the disk is not full.")
                           .arg(file));
    }
    return {};
}

} // namespace

Settings::Settings(QString file, QObject *parent) : QObject(parent), m_file(std::move(file))
{
    load();
    m_writer.setMaxThreadCount(1);
    m_writeTimer.setSingleShot(true);
    m_writeTimer.setInterval(500ms);
    connect(&m_writeTimer, &QTimer::timeout, this, [this] { (void)flush(); });
}

Settings::~Settings()
{
    m_writer.waitForDone();
    const QVariantMap changes = takeUnwritten();
    if (!changes.isEmpty() && !write(m_file, changes)) {
        qCWarning(logStore) << "Settings not written at the end";
    }
}

QString Settings::standardFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/quire/quire.ini"_s;
}

void Settings::load()
{
    const QSettings settings(m_file, QSettings::IniFormat);
    const auto items = findChildren<SettingItemBase *>(Qt::FindDirectChildrenOnly);
    for (auto *item : items) {
        item->m_stored = settings.value(item->key());
        item->load(item->m_stored);
        connect(item, &SettingItemBase::changed, this, [this, item] { writeLater(item->key()); });
    }
}

void Settings::writeLater(const QString &key)
{
    m_unwritten.insert(key);
    m_writeTimer.start();
}

QVariantMap Settings::takeUnwritten()
{
    QVariantMap changes;
    const auto items = findChildren<SettingItemBase *>(Qt::FindDirectChildrenOnly);
    for (const auto *item : items) {
        if (m_unwritten.contains(item->key())) {
            changes.insert(item->key(), item->stored());
        }
    }
    m_unwritten.clear();
    return changes;
}

Reply<void> Settings::flush()
{
    m_writeTimer.stop();
    const QVariantMap changes = takeUnwritten();
    return QtConcurrent::run(&m_writer, [file = m_file, changes] { return write(file, changes); })
        .then(this, [this, changes](const Result<void> &written) {
            if (!written) {
                for (const auto &[key, value] : changes.asKeyValueRange()) {
                    m_unwritten.insert(key);
                }
                Q_EMIT writeFailed(written.error());
            }
            return written;
        });
}

} // namespace quire::store
