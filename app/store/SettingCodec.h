// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QMetaEnum>
#include <QUrl>
#include <QVariant>

#include <chrono>
#include <optional>

namespace quire::store {

/// A Jupyter server the person saved. Never holds a token: that is in the CredentialStore under credentialKey().
struct SavedServer
{
    QString id;   ///< Stable, made when saved.
    QString name; ///< What the person calls it.
    QUrl url;     ///< Base URL, without user, query or fragment.

    bool operator==(const SavedServer &) const = default;
};

/// A notebook and the machine it is on.
struct NotebookPlace
{
    QString machine; ///< MachineId as text.
    QString path;    ///< Below the server's root, or elsewhere: session::NotebookRef::place().

    bool operator==(const NotebookPlace &) const = default;
};

/// How one type is written to the settings file: plain values as they are, enums by name, structures as JSON text.
template <typename T> struct SettingCodec
{
    static QVariant encode(const T &value)
    {
        if constexpr (std::is_enum_v<T>) {
            return QString::fromLatin1(QMetaEnum::fromType<T>().valueToKey(int(value)));
        } else {
            return QVariant::fromValue(value);
        }
    }

    static std::optional<T> decode(const QVariant &stored)
    {
        if constexpr (std::is_enum_v<T>) {
            bool known = false;
            const int value = QMetaEnum::fromType<T>().keyToValue(stored.toByteArray().constData(), &known);
            return known ? std::optional(T(value)) : std::nullopt;
        } else {
            QVariant copy = stored;
            return copy.convert(QMetaType::fromType<T>()) ? std::optional(copy.template value<T>()) : std::nullopt;
        }
    }
};

template <> struct SettingCodec<std::chrono::seconds>
{
    static QVariant encode(std::chrono::seconds value);
    static std::optional<std::chrono::seconds> decode(const QVariant &stored);
};

template <> struct SettingCodec<QList<SavedServer>>
{
    static QVariant encode(const QList<SavedServer> &servers);
    static std::optional<QList<SavedServer>> decode(const QVariant &stored);
};

template <> struct SettingCodec<QList<NotebookPlace>>
{
    static QVariant encode(const QList<NotebookPlace> &places);
    static std::optional<QList<NotebookPlace>> decode(const QVariant &stored);
};

template <> struct SettingCodec<QMap<QString, QString>>
{
    static QVariant encode(const QMap<QString, QString> &map);
    static std::optional<QMap<QString, QString>> decode(const QVariant &stored);
};

} // namespace quire::store
