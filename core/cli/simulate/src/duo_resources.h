#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/simulate/story.h"

/// What DUO has per person, as its OpenAPI documents write it: the paths, and the members of each
/// JSON object. Story files use the same names.
namespace rodedraad::simulate {

struct Member {
  enum class Type { text, date, boolean, number };
  std::string_view name;
  Type type = Type::text;
  bool required = false;
};

struct Resource {
  std::string_view name;     ///< of the element in a story
  std::string_view path;     ///< below /v1/personen/{bsn}/
  std::string_view version;  ///< API-Version of the API it belongs to
  bool list = false;
  std::span<const Member> members;
};

/// Null when there is none.
const Resource* resource_at(std::string_view path);
const Resource* resource_named(std::string_view name);

/// The record as a JSON object; what it has beside the members of the resource stays out.
std::string to_json(const Resource& resource, const Record& record);
std::string to_json(const Resource& resource, const std::vector<Record>& records);

}  // namespace rodedraad::simulate
