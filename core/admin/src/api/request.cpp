#include "request.h"

#include <Poco/Exception.h>
#include <Poco/URI.h>

namespace rodedraad::admin {

namespace {

std::string decoded(std::string_view text) {
  std::string result;
  try {
    Poco::URI::decode(std::string{text}, result, true);
  } catch (const Poco::Exception&) {
    return std::string{text};
  }
  return result;
}

}  // namespace

std::string path_of(std::string_view target) {
  return std::string{target.substr(0, target.find('?'))};
}

std::vector<std::pair<std::string, std::string>> query_of(std::string_view target) {
  std::vector<std::pair<std::string, std::string>> result;
  const auto mark = target.find('?');
  if (mark == std::string_view::npos) return result;
  auto rest = target.substr(mark + 1);
  while (!rest.empty()) {
    const auto pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    if (pair.empty()) continue;
    const auto is = pair.find('=');
    result.emplace_back(decoded(pair.substr(0, is)), is == std::string_view::npos
                                                         ? std::string{}
                                                         : decoded(pair.substr(is + 1)));
  }
  return result;
}

}  // namespace rodedraad::admin
