// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/MimeBundle.h"

namespace quire::notebook {

bool MimeBundle::isJson(QStringView mimeType)
{
    return mimeType == u"application/json" || (mimeType.startsWith(u"application/") && mimeType.endsWith(u"+json"));
}

bool MimeBundle::isText(QStringView mimeType)
{
    return mimeType.startsWith(u"text/") || isJson(mimeType) || mimeType.endsWith(u"+xml") ||
           mimeType == u"application/xml" || mimeType == u"application/javascript" ||
           mimeType == u"application/x-latex" || mimeType == u"application/latex";
}

QString MimeBundle::text(QStringView mimeType) const
{
    const JsonValue value = m_object.value(mimeType);
    const bool isMultiLine = value.isString() || (value.isArray() && !isJson(mimeType));
    if (isMultiLine) {
        return value.toText();
    }
    return value.isNull() ? QString() : QString::fromUtf8(value.raw());
}

QByteArray MimeBundle::bytes(QStringView mimeType) const
{
    if (isText(mimeType)) {
        return text(mimeType).toUtf8();
    }
    const JsonValue value = m_object.value(mimeType);
    const QByteArrayView raw = value.raw();
    if (value.isString() && !raw.contains('\\')) {
        return QByteArray::fromBase64(raw.sliced(1, raw.size() - 2).toByteArray());
    }
    return QByteArray::fromBase64(value.toText().toLatin1());
}

} // namespace quire::notebook
