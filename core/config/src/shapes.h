#pragma once

#include "grammar.h"

/// The shapes of the files of a configuration.
namespace rodedraad::config {

const ElementShape& hub_shape();
const ElementShape& region_shape();
const ElementShape& connection_shape();
const ElementShape& workflow_shape();
const ElementShape& purposes_shape();
const ElementShape& deadlines_shape();
const ElementShape& retention_shape();
const ElementShape& access_shape();

}  // namespace rodedraad::config
