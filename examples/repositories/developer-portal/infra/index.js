const pulumi = require('@pulumi/pulumi');

exports.replicas = new pulumi.Config().requireNumber('replicas');
