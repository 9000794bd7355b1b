/**
 * Runs inside the broker, not in the tests: an exporter that keeps what it sees and answers the part of Camunda 8.8's
 * query API that process tests call and an 8.6 broker lacks. Only classes of the JDK, of Jackson and of the exporter API
 * may be used here.
 */
package cn.goodnetizen.local.queryapi;
