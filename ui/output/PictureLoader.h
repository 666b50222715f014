// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/Picture.h"

#include <QCache>
#include <QObject>
#include <QSet>
#include <QThreadPool>

#include <functional>

namespace quire::ui {

/// Decodes pictures on worker threads and keeps the ones last seen, up to a budget in bytes.
class PictureLoader : public QObject
{
    Q_OBJECT

public:
    /// One picture at one size.
    struct Key
    {
        quint64 content = 0;
        QSize size;

        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0) { return qHashMulti(seed, key.content, key.size); }
    };

    /// Bytes of pictures that are kept.
    static constexpr qsizetype defaultBudget = 64 * 1024 * 1024;

    explicit PictureLoader(qsizetype budget = defaultBudget, QObject *parent = nullptr);
    ~PictureLoader() override;

    /// The picture if it is there; else null, and loaded() follows once `make` (called on a worker) has made it.
    const render::Picture *find(const Key &key, std::function<render::Picture()> make);

Q_SIGNALS:
    void loaded(const quire::ui::PictureLoader::Key &key);

private:
    void keep(const Key &key, const render::Picture &picture);

    QCache<Key, render::Picture> m_pictures;
    QSet<Key> m_underWay;
    QThreadPool m_threads;
};

} // namespace quire::ui
