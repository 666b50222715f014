// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ServerAddress.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::net {

namespace {

/// First parts of the pages a Jupyter server has; everything before them is the base URL.
constexpr std::array pages{"lab"_L1,   "tree"_L1,     "notebooks"_L1, "edit"_L1,      "view"_L1,        "files"_L1,
                           "login"_L1, "logout"_L1,   "terminals"_L1, "api"_L1,       "doc"_L1,         "retro"_L1,
                           "voila"_L1, "consoles"_L1, "nbclassic"_L1, "nbconvert"_L1, "nbextensions"_L1};

bool isPage(const QString &part)
{
    return std::ranges::any_of(pages, [&part](QLatin1StringView page) { return part == page; });
}

/// The address in a line of a server's log, or the text itself.
QString firstAddress(const QString &text)
{
    static const QRegularExpression address(u"\\bhttps?://[^\\s\"'<>]+"_s, QRegularExpression::CaseInsensitiveOption);
    const auto match = address.match(text);
    return match.hasMatch() ? match.captured(0) : text.trimmed();
}

bool looksLocal(const QString &host)
{
    const QHostAddress address(host);
    return host == "localhost"_L1 || host.endsWith(".local"_L1) || host.endsWith(".localhost"_L1) ||
           address.isLoopback() || address.isPrivateUse() || address.isLinkLocal() ||
           (address.isNull() && !host.contains(u'.'));
}

QUrl toUrl(const QString &text)
{
    if (text.contains("://"_L1)) {
        return QUrl(text, QUrl::TolerantMode);
    }
    QUrl url(u"http://"_s + text, QUrl::TolerantMode);
    if (!looksLocal(url.host()) || url.port() == 443 || url.port() == 8443) {
        url.setScheme(u"https"_s);
    }
    return url;
}

/// Index of the part where the server's own pages begin; the number of parts if none does.
qsizetype findPage(const QStringList &parts)
{
    // A hub's /user/NAME/ (NAME may be "lab") and its named servers come before any page.
    qsizetype first = 0;
    const qsizetype user = parts.indexOf("user"_L1);
    if (user >= 0 && user + 1 < parts.size() && !std::any_of(parts.begin(), parts.begin() + user, isPage)) {
        first = user + 2;
    }
    const auto page = std::find_if(parts.begin() + std::min(first, parts.size()), parts.end(), isPage);
    return std::distance(parts.begin(), page);
}

/// What a page shows: "lab/tree/a/b.ipynb" → "a/b.ipynb".
QString pathOnPage(QStringList page)
{
    if (page.isEmpty()) {
        return {};
    }
    if (page.first() == "nbclassic"_L1 || page.first() == "retro"_L1) {
        page.removeFirst();
    } else if (page.first() == "lab"_L1 || page.first() == "doc"_L1) {
        // lab[/doc][/workspaces/NAME|/auto-X]/tree/PATH
        const qsizetype tree = page.indexOf("tree"_L1);
        page = tree < 0 ? QStringList() : page.sliced(tree);
    } else if (page.first() == "voila"_L1) {
        page = page.size() > 2 ? page.sliced(1) : QStringList();
    } else if (page.first() == "api"_L1) {
        page = page.value(1) == "contents"_L1 ? page.sliced(1) : QStringList();
    }
    static const QStringList withPath{u"tree"_s,  u"notebooks"_s, u"edit"_s,    u"view"_s,
                                      u"files"_s, u"render"_s,    u"contents"_s};
    return withPath.contains(page.value(0)) ? page.sliced(1).join(u'/') : QString();
}

} // namespace

Result<ServerAddress> ServerAddress::parse(const QString &text)
{
    const QUrl url = toUrl(firstAddress(text));
    const QString scheme = url.scheme();
    if (text.trimmed().isEmpty() || !url.isValid() || url.host().isEmpty() || url.host().contains(u' ') ||
        (scheme != "http"_L1 && scheme != "https"_L1)) {
        return failure(ErrorKind::Format,
                       tr("This is not the address of a Jupyter server. Paste what your browser shows "
                          "there, for example http://localhost:8888/lab."));
    }
    QStringList parts = url.path(QUrl::FullyDecoded).split(u'/', Qt::SkipEmptyParts);
    ServerAddress address;
    address.token = Secret(QUrlQuery(url).queryItemValue(u"token"_s, QUrl::FullyDecoded));
    const qsizetype hub = parts.indexOf("hub"_L1);
    if (hub >= 0 && parts.value(hub + 1) == "user"_L1) {
        parts.removeAt(hub); // the hub's way of showing a server that is not running
    } else if (hub >= 0 && !parts.first(hub).contains("user"_L1)) {
        parts = parts.first(hub);
        address.isHub = true;
    }
    const qsizetype page = findPage(parts);
    address.path = RemotePath(pathOnPage(parts.sliced(page)));
    const QString prefix = parts.first(page).join(u'/');
    address.baseUrl.setScheme(scheme);
    address.baseUrl.setHost(url.host());
    address.baseUrl.setPort(url.port());
    address.baseUrl.setPath(prefix.isEmpty() ? u"/"_s : u'/' + prefix + u'/', QUrl::DecodedMode);
    return address;
}

} // namespace quire::net
