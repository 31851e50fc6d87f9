#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "element.h"
#include "report.h"

/// What may stand in a file: elements, attributes and the form of their values. config/schema has
/// the same as XSD, for editors; this one knows the case fields and explains mistakes.
namespace rodedraad::config {

/// The form of a value.
enum class Form {
  any,
  not_empty,
  id,
  ids,
  field,   ///< path of a case field
  fields,  ///< one or more paths
  date,
  boolean,
  count,     ///< a whole number from 1
  factor,    ///< a number from 1
  rate,      ///< "20/s"
  size,      ///< "64M"
  duration,  ///< "10s"
  length,    ///< "10 weeks"
  oin,
  oins,  ///< one or more OINs
  gemeentecode,
  choice,
  choices  ///< one or more
};

using Choices = std::span<const std::string_view>;

struct AttributeShape {
  std::string_view name;
  Form form = Form::not_empty;
  bool required = false;
  Choices choices = {};
};

struct ElementShape;

/// A child; its shape is a function because conditions hold conditions.
struct ChildShape {
  const ElementShape& (*shape)();
  bool required = false;
  bool repeats = false;
};

struct ElementShape {
  std::string_view name;
  std::vector<AttributeShape> attributes = {};
  std::vector<ChildShape> children = {};
  std::optional<Form> text = {};  ///< absent: the element has no text
  bool needs_child = false;       ///< one child of any of its kinds at least
};

/// Reports everything in \p element that its shape does not have.
void check(const Element& element, const ElementShape& shape, Report& report);

/// Reports when \p text does not have the form.
void check(const Text& text, Form form, Choices choices, Report& report);

}  // namespace rodedraad::config
