#pragma once

#include <span>
#include <string_view>

#include "rodedraad/json_api/check.h"

/// What DUO's answers hold, as its OpenAPI documents say.
namespace rodedraad::duo {

struct Content {
  std::string_view kind;
  const json_api::Object* shape;
  bool is_list;
  /// What the shape cannot express; null: nothing.
  void (*further)(json_api::Checker&, pugi::xml_node root) = nullptr;
};

std::span<const Content> contents();

/// Null for a kind that is no answer of DUO.
const Content* find_content(std::string_view kind);

}  // namespace rodedraad::duo
