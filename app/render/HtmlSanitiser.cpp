// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/HtmlSanitiser.h"

#include <QUrl>

namespace quire::render {

bool HtmlSanitiser::isSafeLink(const QString &address)
{
    const QUrl url(address.trimmed());
    const QString scheme = url.scheme().toLower();
    return url.isValid() && (scheme.isEmpty() || scheme == u"http" || scheme == u"https" || scheme == u"mailto");
}

} // namespace quire::render
