// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

namespace quire::render {

/// A picture ready to be painted, or in words why there is none.
struct Picture
{
    QImage image;
    /// Translated sentence, empty when the picture is there.
    QString problem;
    /// Dark ink on nothing: unreadable on a dark page without a light card under it.
    bool needsPaper = false;
};

/// Decoding of what a notebook calls a picture, without trust in it. Pure functions, for worker threads.
namespace PictureDecoder {

/// Pixels a picture may have; more is refused before anything is decoded.
inline constexpr qint64 pixelLimit = 100'000'000;
inline constexpr int sideLimit = 32'767;
/// Of base64; enough for the head of every picture format with some room for metadata.
inline constexpr qsizetype headLength = 64 * 1024;
/// Bytes an SVG may have.
inline constexpr qsizetype svgLimit = 16 * 1024 * 1024;

/// Size in pixels as the head of the data claims; empty when it does not say. `bytes` may be cut after 64 KiB.
QSize claimedSize(const QByteArray &bytes, bool isSvg);

/// Decodes to about `target` device pixels: never larger than the data, never distorted beyond what `target` asks.
/// An empty target means the picture's own size.
Picture decode(const QByteArray &bytes, const QSize &target);

/// Of a data: address, base64 or percent-encoded.
QByteArray dataOf(const QString &address);
/// By how the file begins.
bool looksLikeSvg(const QByteArray &bytes);

/// Why an SVG must not be drawn, as a translated sentence; empty when it may: it asks for something outside itself, is
/// damaged, or nested or large beyond reason.
QString objectionToSvg(const QByteArray &bytes);

/// Paints an SVG at `target` device pixels. Nothing outside the document is read; documents that ask for it, or that
/// are nested or large beyond reason, are refused.
Picture renderSvg(const QByteArray &bytes, const QSize &target);

} // namespace PictureDecoder

} // namespace quire::render
