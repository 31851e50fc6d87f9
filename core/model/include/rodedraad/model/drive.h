#pragma once

namespace rodedraad::model {

/// Who makes a part of the hub go on: a thread of its own, or who owns it, step by step. By hand a
/// whole hub runs on one thread in an order that a seed repeats.
enum class Drive { by_thread, by_hand };

}  // namespace rodedraad::model
