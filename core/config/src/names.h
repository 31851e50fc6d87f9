#pragma once

#include <string>
#include <vector>

#include "rodedraad/model/field_table.h"

namespace rodedraad::config {

/// The names of all that have one, for suggestions.
template <class T, class Member>
std::vector<std::string> names_of(const std::vector<T>& all, Member T::*member) {
  std::vector<std::string> out;
  out.reserve(all.size());
  for (const auto& each : all) out.push_back(each.*member);
  return out;
}

/// The paths of all case fields.
inline std::vector<std::string> field_names() {
  std::vector<std::string> out;
  for (const auto& field : model::field_table()) out.emplace_back(field.path);
  return out;
}

}  // namespace rodedraad::config
