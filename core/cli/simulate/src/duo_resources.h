#pragma once

#include <cstddef>
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

/// What the attribute soort of a record in a story says: which object of the JSON its members are
/// in.
struct Part {
  std::string_view soort;
  std::string_view object;
};

struct Resource {
  std::string_view name;     ///< of the element in a story
  std::string_view path;     ///< below /v1/personen/{bsn}/, or below /v1/
  std::string_view version;  ///< API-Version of the API it belongs to
  bool list = false;
  std::span<const Member> members;
  std::span<const Part> parts{};  ///< empty: the members are at the top
  std::size_t outside = 0;        ///< so many members are at the top nevertheless
};

/// What DUO has of a person. Null when there is none.
const Resource* resource_at(std::string_view path);
const Resource* resource_named(std::string_view name);

/// What DUO has that is about nobody. Null when there is none.
const Resource* list_at(std::string_view path);
const Resource* list_named(std::string_view name);

/// The part that the record says it is; null when it says none that DUO has.
const Part* part_of(const Resource& resource, const Record& record);

/// The version of the API that has this path, below /v1/personen/{bsn}/ or below /v1/; its first
/// words count: uren/participatietaalles is of the API of uren.
std::string_view version_of(std::string_view path);

/// The record as a JSON object; what it has beside the members of the resource stays out.
std::string to_json(const Resource& resource, const Record& record);
std::string to_json(const Resource& resource, const std::vector<Record>& records);

}  // namespace rodedraad::simulate
