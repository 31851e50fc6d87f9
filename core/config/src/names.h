#pragma once

#include <string>
#include <vector>

namespace rodedraad::config {

/// The names of all that have one, for suggestions.
template <class T, class Member>
std::vector<std::string> names_of(const std::vector<T>& all, Member T::*member) {
  std::vector<std::string> out;
  out.reserve(all.size());
  for (const auto& each : all) out.push_back(each.*member);
  return out;
}

}  // namespace rodedraad::config
