#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rodedraad/model/field_table.h"
#include "rodedraad/sdk/adapter.h"

namespace rodedraad::certify {

/// A value that the field may have, of no real person.
std::string sample_value(const model::Field& field);

/// The field with such a value; one that repeats gets a key.
sdk::FieldValue sample_field(const model::Field& field);

/// Such values for these paths; "*" stands for every field of a case. Unknown paths are left out.
std::vector<sdk::FieldValue> sample_fields(const std::vector<std::string_view>& paths);

/// The paths that an outgoing kind can carry, or must.
std::vector<std::string_view> wants_of(const rd_kind& kind, bool only_required);

/// The paths that vet looks at for this kind.
std::vector<std::string_view> consults_of(const rd_kind& kind);

/// A request for this kind with these fields.
sdk::EncodeRequest encode_request(std::string_view kind, std::vector<sdk::FieldValue> fields);

/// What a hub knows of a person when it knows these fields.
sdk::Known known_person(std::vector<sdk::FieldValue> fields);

/// Every field of a case, with a value.
std::vector<sdk::FieldValue> every_field();

}  // namespace rodedraad::certify
