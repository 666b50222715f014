// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pdftext/PdfTextReader.h"

#include <QBuffer>
#include <QPdfDocument>
#include <QPdfSelection>

namespace quire::ui {

QStringList PdfTextReader::pages(const QByteArray &bytes, int most)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument document;
    document.load(&buffer);
    QStringList texts;
    for (int page = 0; page < std::min(document.pageCount(), most); ++page) {
        texts.append(document.getAllText(page).text());
    }
    return texts;
}

} // namespace quire::ui
