#pragma once

#include <string>
#include <string_view>

#include "rodedraad/model/field_table.h"

/// What stands in the place of a value that may not be seen.
namespace rodedraad::admin {

/// What is always veiled until it is unveiled: who somebody is, how to reach him, his health. A
/// field that the table does not have counts as one of these.
bool is_veiled(std::string_view path);

/// Tells nothing of the value, not even how long it is.
inline constexpr std::string_view kVeil = "••••••";

/// The form of a value without the value: a letter becomes x, a digit 9, the rest stays. For who
/// looks for what a partner sends in the wrong form.
std::string form_of(std::string_view value);

}  // namespace rodedraad::admin
