// SPDX-License-Identifier: GPL-3.0-or-later
#include "forge/NotebookAddress.h"

using namespace Qt::StringLiterals;

namespace quire::forge {

namespace {

using Kind = NotebookAddress::Kind;

bool isPlain(const QString &name)
{
    return !name.isEmpty() && name != u"." && name != u".." && std::ranges::all_of(name, [](QChar unit) {
        return unit.isLetterOrNumber() || unit == u'-' || unit == u'_' || unit == u'.';
    });
}

/// OWNER/REPOSITORY[/blob|raw|tree/REFERENCE/PATH]
std::optional<NotebookAddress> repositoryPlace(const QStringList &parts)
{
    if (parts.size() < 2 || !isPlain(parts.at(0)) || !isPlain(parts.at(1))) {
        return {};
    }
    const QString word = parts.value(2);
    const bool isFile = word == u"blob" || word == u"raw";
    if (!word.isEmpty() && !isFile && word != u"tree") {
        return {};
    }
    QString repository = parts.at(1);
    if (repository.endsWith(u".git")) {
        repository.chop(4);
    }
    const QString rest = parts.mid(3).join(u'/');
    if (isFile && !rest.contains(u'/')) {
        return {};
    }
    return NotebookAddress{.kind = isFile ? Kind::File : Kind::Folder,
                           .owner = parts.at(0),
                           .repository = repository,
                           .referenceAndPath = rest};
}

/// [USER/]ID, as all pages that show gists have it.
std::optional<NotebookAddress> gistPlace(const QStringList &parts)
{
    const QString id = parts.size() > 1 ? parts.at(1) : parts.value(0);
    return isPlain(id) ? std::optional(NotebookAddress{.kind = Kind::Gist, .gist = id}) : std::nullopt;
}

std::optional<NotebookAddress> rawPlace(const QStringList &parts)
{
    return repositoryPlace(parts.mid(0, 2) + QStringList(u"raw"_s) + parts.mid(2));
}

/// nbviewer and Colab: the place of another site as a path.
std::optional<NotebookAddress> quotedPlace(const QStringList &parts)
{
    if (parts.value(0) == u"github") {
        return repositoryPlace(parts.mid(1));
    }
    if (parts.value(0) == u"gist") {
        return gistPlace(parts.mid(1));
    }
    if (parts.value(0) == u"url" || parts.value(0) == u"urls") {
        const QUrl url(u"https://"_s + parts.mid(1).join(u'/'));
        return url.isValid() && !url.host().isEmpty() ? std::optional(NotebookAddress{.url = url}) : std::nullopt;
    }
    return {};
}

std::optional<NotebookAddress> placeOn(const QString &host, const QStringList &parts)
{
    if (host == u"github.com" || host == u"www.github.com") {
        return repositoryPlace(parts);
    }
    if (host == u"raw.githubusercontent.com") {
        return rawPlace(parts);
    }
    if (host == u"gist.github.com") {
        return gistPlace(parts);
    }
    if (host == u"nbviewer.org" || host == u"www.nbviewer.org" || host == u"nbviewer.jupyter.org" ||
        host == u"colab.research.google.com") {
        return quotedPlace(parts);
    }
    return {};
}

} // namespace

Result<NotebookAddress> NotebookAddress::parse(const QString &text)
{
    QUrl url(text.trimmed());
    if (url.scheme().isEmpty()) {
        url = QUrl(u"https://"_s + text.trimmed());
    }
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https" && url.scheme() != u"http")) {
        return failure(ErrorKind::Format, tr("This is no address of a web page."));
    }
    const QStringList parts = url.path().split(u'/', Qt::SkipEmptyParts);
    if (auto place = placeOn(url.host().toLower(), parts)) {
        if (place->kind == Kind::Gist && url.fragment().startsWith(u"file-")) {
            place->file = url.fragment().sliced(5);
        }
        return *place;
    }
    if (url.path().endsWith(u".ipynb")) {
        url.setFragment({});
        return NotebookAddress{.url = url};
    }
    return failure(ErrorKind::Format, tr("There is no notebook at this address that Quire could read."));
}

QList<std::pair<QString, QString>> NotebookAddress::readings() const
{
    constexpr int most = 4;
    const QStringList parts = referenceAndPath.split(u'/', Qt::SkipEmptyParts);
    const qsizetype leastPath = kind == Kind::File ? 1 : 0;
    QList<std::pair<QString, QString>> all;
    for (qsizetype length = 1; length + leastPath <= parts.size() && all.size() < most; ++length) {
        all.append({parts.first(length).join(u'/'), parts.sliced(length).join(u'/')});
    }
    if (all.isEmpty()) {
        all.append(std::pair<QString, QString>());
    }
    return all;
}

} // namespace quire::forge
