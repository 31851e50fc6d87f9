#include "clearing.h"

#include <algorithm>
#include <ctime>
#include <string_view>

namespace rodedraad::files {

namespace {

constexpr std::string_view kForm = "00000000T000000Z";

bool has_timestamp(std::string_view name) {
  if (name.size() <= kForm.size()) return false;
  const auto end = name[kForm.size()];
  return (end == '_' || end == '-') &&
         std::equal(kForm.begin(), kForm.end(), name.begin(), [](char form, char c) {
           return form == '0' ? c >= '0' && c <= '9' : c == form;
         });
}

}  // namespace

std::string timestamp(std::int64_t ms) {
  const auto seconds = static_cast<std::time_t>(ms / 1000);
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  std::string text(kForm.size(), '\0');
  // strftime writes a NUL where the string keeps its own.
  std::strftime(text.data(), text.size() + 1, "%Y%m%dT%H%M%SZ", &utc);
  return text;
}

std::size_t clear(const Places& places, const Options& options, std::int64_t now_ms) {
  const auto oldest = timestamp(now_ms - options.keep.count());
  std::size_t count = 0;
  for (const auto* folder : {&places.archive, &places.rejected}) {
    for (const auto& name : folder->names()) {
      if (!has_timestamp(name) || name.substr(0, oldest.size()) >= oldest) continue;
      const auto status = folder->status(name);
      if (!status || status->type == FileType::directory) continue;
      folder->remove(name);
      ++count;
    }
  }
  return count;
}

}  // namespace rodedraad::files
