#pragma once

#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <functional>
#include <thread>
#include <utility>

namespace rodedraad::http {

/// The one thread of a transport on which all its connections live; they need no locks for that
/// reason. An answer may come back after the transport is gone, so whoever holds a way back shares
/// the reactor; what is posted to it then is never run.
class Reactor {
 public:
  /// \p fault is told what a handler threw; the others go on.
  explicit Reactor(std::function<void(const char*)> fault) : fault_(std::move(fault)) {}
  ~Reactor() { stop(); }
  Reactor(const Reactor&) = delete;
  Reactor& operator=(const Reactor&) = delete;

  boost::asio::io_context& context() { return context_; }

  void start();

  /// Ends the thread; handlers that still wait are never run. Not from the reactor's own thread.
  void stop();

  /// Runs \p handler on the reactor, in the order of the calls. [any thread]
  template <class Handler>
  void post(Handler&& handler) {
    boost::asio::post(context_, std::forward<Handler>(handler));
  }

  /// The same, at once when this is the reactor's own thread. [any thread]
  template <class Handler>
  void dispatch(Handler&& handler) {
    boost::asio::dispatch(context_, std::forward<Handler>(handler));
  }

 private:
  void run();

  boost::asio::io_context context_{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_{
      context_.get_executor()};
  std::function<void(const char*)> fault_;
  std::thread thread_;
};

}  // namespace rodedraad::http
