#include "source.h"

#include <algorithm>

namespace rodedraad::config {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

Source::Source(std::string file, std::string text)
    : file_(std::move(file)), text_(std::move(text)), lines_{0} {
  if (text_.starts_with(kByteOrderMark)) text_.erase(0, kByteOrderMark.size());
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') lines_.push_back(i + 1);
  }
}

Place Source::at(std::size_t offset) const {
  const auto next = std::ranges::upper_bound(lines_, offset);
  const auto start = *std::prev(next);
  return {file_, static_cast<int>(next - lines_.begin()), static_cast<int>(offset - start) + 1};
}

}  // namespace rodedraad::config
