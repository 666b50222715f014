// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SettingCodec.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace quire::store {

using namespace Qt::StringLiterals;

namespace {

QVariant text(const QJsonDocument &json)
{
    return QString::fromUtf8(json.toJson(QJsonDocument::Compact));
}

/// The objects of a JSON list; nothing when it is no list of objects.
std::optional<QList<QJsonObject>> objects(const QVariant &stored)
{
    const QJsonDocument json = QJsonDocument::fromJson(stored.toString().toUtf8());
    if (!json.isArray()) {
        return std::nullopt;
    }
    QList<QJsonObject> list;
    const QJsonArray values = json.array();
    for (const QJsonValue &value : values) {
        if (!value.isObject()) {
            return std::nullopt;
        }
        list.append(value.toObject());
    }
    return list;
}

} // namespace

QVariant SettingCodec<std::chrono::seconds>::encode(std::chrono::seconds value)
{
    return qlonglong(value.count());
}

std::optional<std::chrono::seconds> SettingCodec<std::chrono::seconds>::decode(const QVariant &stored)
{
    bool good = false;
    const qlonglong count = stored.toLongLong(&good);
    return good && count >= 0 ? std::optional(std::chrono::seconds(count)) : std::nullopt;
}

QVariant SettingCodec<QList<SavedServer>>::encode(const QList<SavedServer> &servers)
{
    QJsonArray list;
    for (const SavedServer &server : servers) {
        // Whatever was pasted, no secret may reach the file.
        const QUrl clean = server.url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
        list.append(QJsonObject{
            {u"id"_s, server.id}, {u"name"_s, server.name}, {u"url"_s, clean.toString(QUrl::FullyEncoded)}});
    }
    return text(QJsonDocument(list));
}

std::optional<QList<SavedServer>> SettingCodec<QList<SavedServer>>::decode(const QVariant &stored)
{
    return objects(stored).transform([](const QList<QJsonObject> &list) {
        QList<SavedServer> servers;
        for (const QJsonObject &object : list) {
            const QUrl url(object.value("url"_L1).toString());
            const QString id = object.value("id"_L1).toString();
            if (url.isValid() && !url.host().isEmpty() && !id.isEmpty()) {
                servers.append({id, object.value("name"_L1).toString(), url});
            }
        }
        return servers;
    });
}

QVariant SettingCodec<QList<NotebookPlace>>::encode(const QList<NotebookPlace> &places)
{
    QJsonArray list;
    for (const NotebookPlace &place : places) {
        list.append(QJsonObject{{u"machine"_s, place.machine}, {u"path"_s, place.path}});
    }
    return text(QJsonDocument(list));
}

std::optional<QList<NotebookPlace>> SettingCodec<QList<NotebookPlace>>::decode(const QVariant &stored)
{
    return objects(stored).transform([](const QList<QJsonObject> &list) {
        QList<NotebookPlace> places;
        for (const QJsonObject &object : list) {
            places.append({object.value("machine"_L1).toString(), object.value("path"_L1).toString()});
        }
        return places;
    });
}

QVariant SettingCodec<QMap<QString, QString>>::encode(const QMap<QString, QString> &map)
{
    QJsonObject object;
    for (const auto &[key, value] : map.asKeyValueRange()) {
        object.insert(key, value);
    }
    return text(QJsonDocument(object));
}

std::optional<QMap<QString, QString>> SettingCodec<QMap<QString, QString>>::decode(const QVariant &stored)
{
    const QJsonDocument json = QJsonDocument::fromJson(stored.toString().toUtf8());
    if (!json.isObject()) {
        return std::nullopt;
    }
    QMap<QString, QString> map;
    const QJsonObject object = json.object();
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        map.insert(entry.key(), entry.value().toString());
    }
    return map;
}

} // namespace quire::store
