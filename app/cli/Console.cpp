// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Console.h"

#include <QFileDevice>
#include <QIODevice>

namespace quire::cli {

using namespace Qt::StringLiterals;

namespace {

void write(QIODevice *device, const QByteArray &bytes)
{
    device->write(bytes);
    if (auto *file = qobject_cast<QFileDevice *>(device)) {
        file->flush();
    }
}

} // namespace

void Console::print(const QString &line)
{
    write(m_out, line.toUtf8() + '\n');
}

void Console::print(const QByteArray &bytes)
{
    write(m_out, bytes);
}

void Console::print(const QJsonDocument &json)
{
    write(m_out, json.toJson());
}

void Console::note(const QString &line)
{
    write(m_err, line.toUtf8() + '\n');
}

void Console::complain(const Error &error)
{
    note(u"quire: "_s + error.message);
}

QString Console::readLine()
{
    return QString::fromUtf8(m_in->readLine(64 << 10)).trimmed();
}

} // namespace quire::cli
