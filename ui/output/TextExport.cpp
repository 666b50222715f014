// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/TextExport.h"

#include <QSaveFile>
#include <QtConcurrentRun>

namespace quire::ui {

namespace {

Result<void> writeLines(const QString &file, const render::AnsiLines &lines)
{
    QSaveFile target(file);
    bool isGood = target.open(QIODevice::WriteOnly);
    render::AnsiLines::Cache cache;
    for (int index = 0; isGood && index < lines.count(); ++index) {
        const QByteArray text = lines.line(index, cache).text.toUtf8();
        isGood = target.write(index + 1 < lines.count() ? text + '\n' : text) >= 0;
    }
    if (isGood && target.commit()) {
        return {};
    }
    return failure(ErrorKind::File, target.errorString());
}

} // namespace

Reply<void> TextExport::write(const QString &file, const render::AnsiLines &lines)
{
    return QtConcurrent::run(writeLines, file, lines);
}

} // namespace quire::ui
